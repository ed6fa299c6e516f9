import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "../../locales/en.ts";
import type { people } from "../../locales/people/en.ts";
import type { Catalogue, Complete } from "./catalogue.ts";
import { initialLanguage, isLanguage, type Language, rememberLanguage } from "./language.ts";

const i18n = createInstance();

/** Every language but English is fetched when it is chosen. */
const catalogues: Record<Exclude<Language, "en">, () => Promise<Catalogue>> = {
  "zh-CN": async () => (await import("../../locales/zh-CN.ts")).zhCN,
};

/** Words that come with the pages that need them: in English too, since the first page has to be small. */
const laterCatalogues: Record<Language, () => Promise<Complete<typeof people>>> = {
  en: async () => (await import("../../locales/people/en.ts")).people,
  "zh-CN": async () => (await import("../../locales/people/zh-CN.ts")).people,
};
let peopleWanted = false;

/** Fetches a page about people together with its words. */
export async function withPeopleWords<T>(page: Promise<T>): Promise<T> {
  peopleWanted = true;
  await addPeopleWords(currentLanguage());
  return page;
}

const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : "en");

async function addPeopleWords(language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, "people")) return;
  i18n.addResourceBundle(language, "people", await laterCatalogues[language]());
}

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
  if (peopleWanted) await addPeopleWords(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
