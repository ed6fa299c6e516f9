import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "../../locales/en.ts";
import type { PageCatalogue, PeopleCatalogue } from "./catalogue.ts";
import { byTag, initialLanguage, rememberLanguage, wordsOf } from "./language.ts";

const i18n = createInstance();

// Words that come with the pages that need them: in English too, since the first page has to be small.
const pagesOf = byTag(import.meta.glob<PageCatalogue>("../../locales/pages/*.ts", { import: "default" }));
const peopleOf = byTag(import.meta.glob<PeopleCatalogue>("../../locales/people/*.ts", { import: "default" }));
let laterWanted = false;

/** Fetches a page together with the words that the first page does without. */
export async function withItsWords<T>(page: Promise<T>): Promise<T> {
  laterWanted = true;
  await addLaterWords(i18n.language);
  return page;
}

async function addLaterWords(language: string): Promise<void> {
  if (i18n.hasResourceBundle(language, "people")) return;
  const [pages, people] = await Promise.all([pagesOf.get(language)?.(), peopleOf.get(language)?.()]);
  if (pages) i18n.addResourceBundle(language, "translation", pages, true);
  if (people) i18n.addResourceBundle(language, "people", people);
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

export async function chooseLanguage(language: string): Promise<void> {
  await speak(language);
  rememberLanguage(language);
}

async function speak(language: string): Promise<void> {
  if (!i18n.hasResourceBundle(language, "translation")) {
    const words = await wordsOf.get(language)?.();
    if (words) i18n.addResourceBundle(language, "translation", words);
    if (words && "people" in words) i18n.addResourceBundle(language, "people", words.people);
  }
  if (laterWanted) await addLaterWords(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
