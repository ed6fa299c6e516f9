import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../shared/grid/SearchBox.tsx";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { type Filter, type Sorting, type SortKey, sortingBy, sortKeys } from "./arrange.ts";
import { KindFilter } from "./KindFilter.tsx";

interface Props {
  counts: readonly [ObjectKind, number][];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  onSearchDone: () => void;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  /** Before all else: what ticks the rows that are shown. */
  children?: ReactNode;
}

/** What finds one's way in a long plan. */
export function PlanTools({ counts, filter, onFilter, onSearchDone, sorting, onSort, children }: Props) {
  const { t } = useTranslation();
  const isSortKey = (word: string): word is SortKey => sortKeys.some((key) => key === word);
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2 lg:px-4">
      {children}
      <KindFilter counts={counts} kind={filter.kind} onPick={(kind) => onFilter({ ...filter, kind })} />
      <SearchBox
        label={t("cleanup.plan.search")}
        value={filter.search}
        onChange={(search) => onFilter({ ...filter, search })}
        onDone={onSearchDone}
      />
      <label className="flex items-center gap-2 text-sm text-muted lg:hidden">
        {t("objects.sortBy")}
        <select
          value={sorting.by}
          onChange={({ target: { value } }) => isSortKey(value) && onSort(sortingBy(value))}
          className="min-h-8 rounded border border-edge bg-panel px-2 text-text"
        >
          {sortKeys.map((key) => (
            <option key={key} value={key}>
              {t(`cleanup.plan.sorts.${key}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
