import { useTranslation } from "react-i18next";
import { ColumnHeading } from "../../shared/grid/ColumnHeading.tsx";
import { pressed } from "../../shared/grid/sorting.ts";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { type Sorting, type SortKey, sortingBy } from "./arrange.ts";
import { gridLook } from "./gridLook.ts";

interface Props {
  mode: "goes" | "stays";
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** The names of the columns; by some the rows can be sorted. Stacked rows have no columns, and a choice in the tool bar instead. */
export function GridHeader({ mode, sorting, onSort }: Props) {
  const { t } = useTranslation();
  const column = (by: SortKey, label: string, end = false, help?: HelpTopic) => (
    <ColumnHeading
      by={by}
      label={label}
      sorting={sorting}
      onPress={(key) => onSort(pressed(sorting, key, sortingBy))}
      end={end}
      help={help}
    />
  );
  return (
    <div role="row" aria-rowindex={1} className={`${gridLook[mode].row} items-center px-4 py-1`}>
      {mode === "goes" && (
        <span role="columnheader">
          <span className="sr-only">{t("cleanup.plan.columns.tick")}</span>
        </span>
      )}
      {column("kind", t("cleanup.plan.columns.kind"))}
      {column("name", t("cleanup.plan.columns.name"))}
      {column("bytes", t("cleanup.plan.columns.size"), true, mode === "goes" ? "planSize" : "size")}
      <span role="columnheader">
        {t(mode === "goes" ? "cleanup.plan.columns.reasonToGo" : "cleanup.plan.columns.reasonToStay")}
      </span>
      <span role="columnheader">{t("cleanup.plan.columns.age")}</span>
      <span role="columnheader">{t("cleanup.plan.columns.project")}</span>
      <span role="columnheader">
        <span className="sr-only">{t("cleanup.plan.columns.actions")}</span>
      </span>
    </div>
  );
}
