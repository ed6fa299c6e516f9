import type { TFunction } from "i18next";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, formatsFor } from "../format/formats.ts";

interface Words {
  t: TFunction;
  format: Formats;
}

const WordsContext = createContext<Words | null>(null);

/** Hands on the language that is spoken. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const words = useMemo(() => ({ t, format: formatsFor(language) }), [t, language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** What `useTranslation` gives, for what there are hundreds of on a page: that one subscribes to the language for each of them. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("There is no <WordsProvider> around this.");
  return words;
}
