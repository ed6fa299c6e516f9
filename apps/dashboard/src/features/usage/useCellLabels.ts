import { useMemo } from "react";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { useWide } from "../../shared/ui/useWide.ts";
import type { SortKey, Subject } from "./columns.ts";
import { useColumnWords } from "./useColumnWords.ts";

/** What stands before a cell of stacked rows. */
export type CellLabels<Key extends string> = Readonly<Partial<Record<Key, string>>>;

/** Worked out once for all rows; `null`: there is room for columns, which have headings. */
export function useCellLabels<Key extends SortKey>(
  subject: Subject,
  columns: readonly Key[],
): CellLabels<Key> | null {
  const { t } = useWords();
  const wordFor = useColumnWords(subject);
  const wide = useWide();
  return useMemo(() => {
    if (wide) return null;
    const labels: Partial<Record<Key, string>> = {};
    for (const column of columns) labels[column] = t("usage.label", { column: wordFor(column) });
    return labels;
  }, [wide, columns, t, wordFor]);
}
