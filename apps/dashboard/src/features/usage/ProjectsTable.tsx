import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TypedFilter } from "../../shared/address/useTypedFilter.ts";
import { ColumnHeading } from "../../shared/grid/ColumnHeading.tsx";
import { SearchBox } from "../../shared/grid/SearchBox.tsx";
import { pressed } from "../../shared/grid/sorting.ts";
import { VirtualGrid } from "../../shared/grid/VirtualGrid.tsx";
import type { ProjectUsage } from "../../shared/trpc/types.ts";
import type { View } from "./address.ts";
import { arrangedProjects, projectRowsOf } from "./arrange.ts";
import { projectColumns, sortingBy } from "./columns.ts";
import { helpOf } from "./helpTopics.ts";
import { projectLook } from "./looks.ts";
import { NothingHere } from "./NothingHere.tsx";
import { ProjectGridRow } from "./ProjectGridRow.tsx";
import { UsageTools } from "./UsageTools.tsx";
import { useCellLabels } from "./useCellLabels.ts";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  projects: readonly ProjectUsage[];
  view: View;
  typed: TypedFilter;
  onView: (view: Partial<View>) => void;
}

/** What each compose project takes. */
export function ProjectsTable({ projects, view, typed, onView }: Props) {
  const { t, i18n } = useTranslation();
  const wordFor = useColumnWords("projects");
  const labels = useCellLabels("projects", projectColumns);
  const filter = useDeferredValue(typed.text);
  const { sorting } = view;
  const { by, descending } = sorting;
  const all = useMemo(() => projectRowsOf(projects), [projects]);
  const shown = useMemo(
    () => arrangedProjects(all, filter, { by, descending }, i18n.language),
    [all, filter, by, descending, i18n.language],
  );
  if (all.length === 0) return <NothingHere subject="projects" />;
  return (
    <>
      <UsageTools
        subject="projects"
        filter={<SearchBox label={t("usage.searchProjects")} value={typed.text} onChange={typed.type} />}
        sorting={sorting}
        onSort={(next) => onView({ sorting: next })}
        shown={shown.length}
        all={all.length}
      />
      {shown.length > 0 ? (
        <VirtualGrid
          label={t("usage.projects")}
          columns={projectColumns.length}
          rows={shown}
          heading={
            <div role="row" aria-rowindex={1} className={`${projectLook} items-center px-4 py-1`}>
              {projectColumns.map((column) => (
                <ColumnHeading
                  key={column}
                  by={column}
                  label={wordFor(column)}
                  sorting={sorting}
                  onPress={() => onView({ sorting: pressed(sorting, column, sortingBy) })}
                  end={column !== "name"}
                  help={helpOf("projects", column)}
                />
              ))}
            </div>
          }
          row={(row, place) => <ProjectGridRow key={row.key} {...place} row={row} labels={labels} />}
        />
      ) : (
        <NothingHere subject="projects" onClear={() => typed.put("")} />
      )}
    </>
  );
}
