import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import { useWide } from "../../shared/ui/useWide.ts";
import { type Sorting, type Subject, sortingBy, sortKeysOf } from "./columns.ts";
import { helpOf } from "./helpTopics.ts";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  subject: Subject;
  /** Where what is looked for is written. */
  filter: ReactNode;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  shown: number;
  all: number;
  /** At the end: what it all comes to. */
  children?: ReactNode;
}

/** What finds one's way in a long table. */
export function UsageTools({ subject, filter, sorting, onSort, shown, all, children }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const wordFor = useColumnWords(subject);
  const keys = sortKeysOf(subject);
  const wide = useWide();
  const help = helpOf(subject, sorting.by);
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2 lg:px-4">
      {filter}
      {!wide && (
        <span className="flex items-center gap-1">
          <label className="flex items-center gap-2 text-sm text-muted">
            {t("objects.sortBy")}
            <select
              value={sorting.by}
              onChange={({ target: { value } }) => {
                const by = keys.find((key) => key === value);
                if (by) onSort(sortingBy(by));
              }}
              className="min-h-8 rounded border border-edge bg-panel px-2 text-text"
            >
              {keys.map((key) => (
                <option key={key} value={key}>
                  {wordFor(key)}
                </option>
              ))}
            </select>
          </label>
          {help && <Help what={wordFor(sorting.by)} topic={help} />}
        </span>
      )}
      <p role="status" className="text-sm">
        {shown < all && t("usage.shown", { count: shown, n: format.count(shown), all: format.count(all) })}
      </p>
      <div className="lg:ml-auto">{children}</div>
    </div>
  );
}
