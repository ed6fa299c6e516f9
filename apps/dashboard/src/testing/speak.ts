import { createInstance, type TFunction } from "i18next";
import { en } from "../locales/en.ts";
import { pages } from "../locales/pages/en.ts";
import { pages as pagesInChinese } from "../locales/pages/zh-CN.ts";
import { people } from "../locales/people/en.ts";
import { people as peopleInChinese } from "../locales/people/zh-CN.ts";
import { zhCN } from "../locales/zh-CN.ts";
import type { Language } from "../shared/i18n/language.ts";

export const catalogues = {
  en: { ...en, ...pages, people },
  "zh-CN": { ...zhCN, ...pagesInChinese, people: peopleInChinese },
} as const;

/** The dashboard's words in one language, without a page around them. A key that is missing fails the test. */
export function speak(language: Language): TFunction {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: catalogues[language], people: catalogues[language].people } },
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`${language} has no ${key}`);
    },
  });
  return i18n.t;
}
