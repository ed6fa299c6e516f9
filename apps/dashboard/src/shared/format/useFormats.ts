import { useWords } from "../i18n/WordsProvider.tsx";
import type { Formats } from "./formats.ts";

export const useFormats = (): Formats => useWords().format;
