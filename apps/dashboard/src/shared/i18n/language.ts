import type { Words } from "./catalogue.ts";

/** The words of every language but English, which is there from the start. They are fetched when it is chosen. */
export const wordsOf = byTag(
  import.meta.glob<Words>(["../../locales/*.ts", "!../../locales/en.ts"], { import: "default" }),
);

/** The languages there are: each file in `locales` is one. */
const tags = ["en", ...wordsOf.keys()];

export function byTag<T>(files: Record<string, T>): Map<string, T> {
  return new Map(Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.ts$/g, ""), file]));
}

/** A pseudo-locale, for tests: spoken when it is asked for by its tag, and offered to nobody. */
const isPseudo = (tag: string) => tag.endsWith("-XA");

export const languages = tags.filter((tag) => !isPseudo(tag));

/** What readers call a language where that is not what its tag says. */
const ownNames: Record<string, string> = { "zh-CN": "zh-Hans" };

/** As its readers call it. */
export function nameOfLanguage(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(ownNames[tag] ?? tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const KEY = "dunnage.language";

const isLanguage = (tag: string): boolean => tags.includes(tag);

/** The first of the wanted tags that there is a catalogue for, by tag or by primary language; English without any. */
export function pickLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    if (languages.includes(tag)) return tag;
    const primary = primaryOf(tag);
    const close = languages.find((one) => primaryOf(one) === primary);
    if (close) return close;
  }
  return "en";
}

const primaryOf = (tag: string) => tag.toLowerCase().split("-")[0];

/** What the person chose, else what the browser asks for. */
export function initialLanguage(): string {
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

export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
}
