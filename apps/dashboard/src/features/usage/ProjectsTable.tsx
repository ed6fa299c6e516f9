import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ColumnHeading } from "../../shared/grid/ColumnHeading.tsx";
import { pressed } from "../../shared/grid/sorting.ts";
import { VirtualGrid } from "../../shared/grid/VirtualGrid.tsx";
import type { ProjectUsage } from "../../shared/trpc/types.ts";
import { plainView, type View } from "./address.ts";
import { arrangedProjects, projectRowsOf } from "./arrange.ts";
import { projectColumns, sortingBy } from "./columns.ts";
import { projectLook } from "./looks.ts";
import { NothingHere } from "./NothingHere.tsx";
import { ProjectGridRow } from "./ProjectGridRow.tsx";
import { UsageTools } from "./UsageTools.tsx";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  projects: readonly ProjectUsage[];
  view: View;
  onView: (view: View) => void;
}

/** What each compose project takes. */
export function ProjectsTable({ projects, view, onView }: Props) {
  const { t, i18n } = useTranslation();
  const wordFor = useColumnWords("projects");
  const search = useDeferredValue(view.search);
  const { sorting } = view;
  const { by, descending } = sorting;
  const all = useMemo(() => projectRowsOf(projects), [projects]);
  const shown = useMemo(
    () => arrangedProjects(all, search, { by, descending }, i18n.language),
    [all, search, by, descending, i18n.language],
  );
  if (all.length === 0) return <NothingHere subject="projects" />;
  return (
    <>
      <UsageTools subject="projects" view={view} onView={onView} shown={shown.length} all={all.length} />
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
                  onPress={() => onView({ ...view, sorting: pressed(sorting, column, sortingBy) })}
                  end={column !== "name"}
                />
              ))}
            </div>
          }
          row={(row, place) => <ProjectGridRow key={row.key} {...place} row={row} />}
        />
      ) : (
        <NothingHere subject="projects" onClear={() => onView({ ...plainView("projects"), sorting })} />
      )}
    </>
  );
}
