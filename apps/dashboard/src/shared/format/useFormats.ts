import { useTranslation } from "react-i18next";
import { type Formats, formatsFor } from "./formats.ts";

const made = new Map<string, Formats>();

export function useFormats(): Formats {
  const { language } = useTranslation().i18n;
  const formats = made.get(language) ?? formatsFor(language);
  made.set(language, formats);
  return formats;
}
