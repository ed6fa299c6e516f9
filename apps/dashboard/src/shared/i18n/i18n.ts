import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "../../locales/en.ts";
import type { Catalogue } from "./catalogue.ts";
import { initialLanguage, type Language, rememberLanguage } from "./language.ts";

const i18n = createInstance();

/** Every language but English is fetched when it is chosen. */
const catalogues: Record<Exclude<Language, "en">, () => Promise<Catalogue>> = {
  "zh-CN": async () => (await import("../../locales/zh-CN.ts")).zhCN,
};

export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await speak(initialLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  rememberLanguage(language);
}

async function speak(language: Language): Promise<void> {
  if (language !== "en" && !i18n.hasResourceBundle(language, "translation")) {
    i18n.addResourceBundle(language, "translation", await catalogues[language]());
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
