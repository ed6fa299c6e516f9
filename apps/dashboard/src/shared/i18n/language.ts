/** The languages there are, as their readers call them. A new one needs its catalogue in `locales` and a line in `i18n.ts`. */
export const languageNames = { en: "English", "zh-CN": "简体中文" } as const;
export type Language = keyof typeof languageNames;

const KEY = "dunnage.language";

export const isLanguage = (tag: string): tag is Language => tag in languageNames;

/** The first of the wanted tags that there is a catalogue for, by tag or by primary language; English without any. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (isLanguage(tag)) return tag;
    const primary = tag.toLowerCase().split("-")[0];
    const close = Object.keys(languageNames).find((name) => name.toLowerCase().split("-")[0] === primary);
    if (close && isLanguage(close)) return close;
  }
  return "en";
}

/** What the person chose, else what the browser asks for. */
export function initialLanguage(): Language {
  const chosen = storedLanguage();
  return chosen && isLanguage(chosen) ? chosen : pickLanguage(navigator.languages);
}

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
}
