import { memo } from "react";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { RowPlace } from "../../shared/grid/VirtualGrid.tsx";
import { VirtualRow } from "../../shared/grid/VirtualRow.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { hrefOf } from "./address.ts";
import type { ProjectRow } from "./arrange.ts";
import { Cell } from "./Cell.tsx";
import { type ProjectColumn, projectColumns } from "./columns.ts";
import { cellLook, projectLook } from "./looks.ts";
import { keyOfProject } from "./rows.ts";
import type { CellLabels } from "./useCellLabels.ts";

/** One compose project. */
export const ProjectGridRow = memo(function ProjectGridRow({
  row,
  labels,
  ...place
}: RowPlace & { row: ProjectRow; labels: CellLabels<ProjectColumn> | null }) {
  const { t, format } = useWords();
  const { project } = row;
  const cellOf = (column: ProjectColumn) => {
    switch (column) {
      case "name":
        return (
          <span key={column} role="rowheader" className={`${cellLook.title} font-medium wrap-anywhere`}>
            {project}
          </span>
        );
      case "containers":
      case "images":
      case "volumes":
      case "networks": {
        const n = format.count(row[column]);
        return (
          <Cell key={column} label={labels?.[column]} className={`${cellLook.half} lg:text-right`}>
            {row[column] === 0 ? (
              <span className="text-muted">{n}</span>
            ) : (
              <a
                href={hrefOf(column, keyOfProject(project))}
                tabIndex={place.active ? 0 : -1}
                className="-my-0.5 inline-block min-h-6 py-0.5 text-accent hover:underline"
              >
                <span className="sr-only">
                  {t("usage.label", {
                    column: t("usage.showTied", { project, kind: t(`kinds.${column}`) }),
                  })}{" "}
                </span>
                {column === "containers"
                  ? t("usage.projectContainers", { n, running: format.count(row.running) })
                  : n}
              </a>
            )}
          </Cell>
        );
      }
      case "bytes":
        return (
          <span key={column} role="gridcell" className={cellLook.figure}>
            <Bytes bytes={row.bytes} />
          </span>
        );
      case "containerBytes":
      case "volumeBytes":
      case "imageBytes":
        return (
          <Cell key={column} label={labels?.[column]} className={`${cellLook.half} lg:text-right`}>
            <Bytes bytes={row[column]} />
          </Cell>
        );
    }
  };
  return (
    <VirtualRow place={place} className={projectLook}>
      {projectColumns.map(cellOf)}
    </VirtualRow>
  );
});

const Bytes = ({ bytes }: { bytes: number | null }) => (
  <ObjectSize kind="volumes" bytes={bytes} certainty={bytes === null ? "unknown" : "exact"} />
);
