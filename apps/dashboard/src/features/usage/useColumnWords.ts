import { useCallback } from "react";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import type { SortKey, Subject } from "./columns.ts";

/** What a table's column is called. */
export function useColumnWords(subject: Subject): (key: SortKey) => string {
  const { t } = useWords();
  return useCallback(
    (key) => {
      if (key === "state" && subject === "buildCache") return t("usage.columns.type");
      if (key === "ties" && subject === "containers") return t("usage.columns.holds");
      if (key === "bytes" && subject === "projects") return t("usage.columns.projectBytes");
      return t(`usage.columns.${key}`);
    },
    [t, subject],
  );
}
