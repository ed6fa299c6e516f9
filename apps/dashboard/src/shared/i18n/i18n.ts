import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "../../locales/en.ts";
import type { people } from "../../locales/people/en.ts";
import type { Catalogue, Complete, PageCatalogue } from "./catalogue.ts";
import { initialLanguage, isLanguage, type Language, rememberLanguage } from "./language.ts";

const i18n = createInstance();

/** Every language but English is fetched when it is chosen. */
const catalogues: Record<Exclude<Language, "en">, () => Promise<Catalogue>> = {
  "zh-CN": async () => (await import("../../locales/zh-CN.ts")).zhCN,
};

/** Words that come with the pages that need them: in English too, since the first page has to be small. */
const laterCatalogues: Record<Language, () => Promise<[PageCatalogue, Complete<typeof people>]>> = {
  en: async () => {
    const [{ pages }, { people }] = await Promise.all([
      import("../../locales/pages/en.ts"),
      import("../../locales/people/en.ts"),
    ]);
    return [pages, people];
  },
  "zh-CN": async () => {
    const [{ pages }, { people }] = await Promise.all([
      import("../../locales/pages/zh-CN.ts"),
      import("../../locales/people/zh-CN.ts"),
    ]);
    return [pages, people];
  },
};
let laterWanted = false;

/** Fetches a page together with the words that the first page does without. */
export async function withItsWords<T>(page: Promise<T>): Promise<T> {
  laterWanted = true;
  await addLaterWords(currentLanguage());
  return page;
}

const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : "en");

async function addLaterWords(language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, "people")) return;
  const [pages, people] = await laterCatalogues[language]();
  i18n.addResourceBundle(language, "translation", pages, true);
  i18n.addResourceBundle(language, "people", people);
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
  if (laterWanted) await addLaterWords(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
