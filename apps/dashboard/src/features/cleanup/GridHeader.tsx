import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/Icon.tsx";
import { pressed, type Sorting, type SortKey } from "./arrange.ts";
import { gridLook } from "./gridLook.ts";

interface Props {
  mode: "goes" | "stays";
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** The names of the columns; by some the rows can be sorted. Stacked rows have no columns, and a choice in the tool bar instead. */
export function GridHeader({ mode, sorting, onSort }: Props) {
  const { t } = useTranslation();
  const column = (by: SortKey, label: string, className = "") => (
    <span
      role="columnheader"
      aria-sort={sorting.by === by ? (sorting.descending ? "descending" : "ascending") : "none"}
      className={className}
    >
      <button
        type="button"
        onClick={() => onSort(pressed(sorting, by))}
        className="-mx-1 inline-flex min-h-6 items-center gap-0.5 rounded px-1 hover:bg-hover hover:text-text"
      >
        {label}
        <Icon
          name="chevron"
          className={`size-3! ${sorting.by === by ? "" : "invisible"} ${sorting.descending ? "" : "rotate-180"}`}
        />
      </button>
    </span>
  );
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 hidden rounded-t-lg border-b border-line bg-panel text-xs text-muted lg:block"
    >
      <div role="row" aria-rowindex={1} className={`${gridLook[mode].row} items-center px-4 py-1`}>
        {mode === "goes" && (
          <span role="columnheader">
            <span className="sr-only">{t("cleanup.plan.columns.tick")}</span>
          </span>
        )}
        {column("kind", t("cleanup.plan.columns.kind"))}
        {column("name", t("cleanup.plan.columns.name"))}
        {column("bytes", t("cleanup.plan.columns.size"), "text-right")}
        <span role="columnheader">
          {t(mode === "goes" ? "cleanup.plan.columns.reasonToGo" : "cleanup.plan.columns.reasonToStay")}
        </span>
        <span role="columnheader">{t("cleanup.plan.columns.age")}</span>
        <span role="columnheader">{t("cleanup.plan.columns.project")}</span>
        <span role="columnheader">
          <span className="sr-only">{t("cleanup.plan.columns.actions")}</span>
        </span>
      </div>
    </div>
  );
}
