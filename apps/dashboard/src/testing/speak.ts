import { createInstance, type TFunction } from "i18next";
import { en } from "../locales/en.ts";
import pages from "../locales/pages/en.ts";
import people from "../locales/people/en.ts";
import type { PageCatalogue, PeopleCatalogue, WholeCatalogue, Words } from "../shared/i18n/catalogue.ts";
import { byTag } from "../shared/i18n/language.ts";

const english: WholeCatalogue = { ...en, ...pages, people };
const first = byTag(
  import.meta.glob<Words>(["../locales/*.ts", "!../locales/en.ts"], { import: "default", eager: true }),
);
const later = byTag(
  import.meta.glob<PageCatalogue>("../locales/pages/*.ts", { import: "default", eager: true }),
);
const aboutPeople = byTag(
  import.meta.glob<PeopleCatalogue>("../locales/people/*.ts", { import: "default", eager: true }),
);

const isWhole = (words: object): words is WholeCatalogue =>
  "usage" in words && "people" in words && words.people !== undefined;

/** All words of every language there is, by its tag. */
export const catalogues: Record<string, WholeCatalogue> & { en: WholeCatalogue } = {
  en: english,
  ...Object.fromEntries([...first].map(([tag, words]) => [tag, wholeOf(tag, words)])),
};

function wholeOf(tag: string, words: Words): WholeCatalogue {
  const told = { ...words, ...later.get(tag), people: aboutPeople.get(tag) };
  if ("people" in words) return words;
  if (isWhole(told)) return told;
  throw new Error(
    `locales/${tag}.ts has no words for the later pages, nor is there pages/${tag}.ts with people/${tag}.ts`,
  );
}

/** The dashboard's words in one language, without a page around them. A key that is missing fails the test. */
export function speak(language: string): TFunction {
  const words = catalogues[language];
  if (!words) throw new Error(`there is no ${language}`);
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: words, people: words.people } },
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`${language} has no ${key}`);
    },
  });
  return i18n.t;
}
