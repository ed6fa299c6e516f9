import { memo, type ReactNode } from "react";
import { Age } from "../../shared/format/Age.tsx";
import type { RowPlace } from "../../shared/grid/VirtualGrid.tsx";
import { VirtualRow } from "../../shared/grid/VirtualRow.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { useUseWords } from "../../shared/objects/useUseWords.ts";
import { HelpWord } from "../../shared/ui/help/Help.tsx";
import { hrefOf } from "./address.ts";
import { labelsText } from "./arrange.ts";
import { Cell } from "./Cell.tsx";
import type { Column } from "./columns.ts";
import { LastUsed } from "./LastUsed.tsx";
import { cellLook, rowLook } from "./looks.ts";
import { NameCell } from "./NameCell.tsx";
import { type ChangeProtection, ProtectionCell } from "./ProtectionCell.tsx";
import { PickCell, type Tick } from "./picking/PickCell.tsx";
import { keyOfProject, type UsageRow } from "./rows.ts";
import { OwnSize, UsageSize } from "./Sizes.tsx";
import { Ties } from "./Ties.tsx";
import type { CellLabels } from "./useCellLabels.ts";

interface Props extends RowPlace {
  row: UsageRow;
  watchedSince: string;
  onProtection: ChangeProtection | null;
  columns: readonly Column[];
  labels: CellLabels<Column> | null;
  /** `null`: it cannot be picked. */
  picked: boolean | null;
  onTick: Tick;
}

/** One object. */
export const UsageGridRow = memo(function UsageGridRow({
  row,
  watchedSince,
  onProtection,
  columns,
  labels,
  picked,
  onTick,
  ...place
}: Props) {
  const { t } = useWords();
  const { object, name } = row;
  const { kind, state, project, createdAt } = object;
  const use = useUseWords()(object);
  // Only one row's controls are in the order of the tab key.
  const tabIndex = place.active ? 0 : -1;
  const cellOf = (column: Column) => {
    const labelled = (look: keyof typeof cellLook, children: ReactNode, className = "") => (
      <Cell key={column} label={labels?.[column]} className={`${cellLook[look]} ${className}`}>
        {children}
      </Cell>
    );
    switch (column) {
      case "name":
        return <NameCell key={column} row={row} tabIndex={tabIndex} />;
      case "id":
        return labelled("half", shortId(object.id), "font-mono text-xs leading-5");
      case "labels":
        return labelled("whole", labelsText(object), "text-xs leading-5 wrap-anywhere");
      case "bytes":
        return (
          <span key={column} role="gridcell" className={cellLook.figure}>
            <UsageSize object={object} />
          </span>
        );
      case "state":
        return labelled("half", state ?? t("states.notKnown"), "wrap-anywhere");
      case "uniqueBytes":
        return labelled("half", <OwnSize object={object} />, "lg:text-right");
      case "use":
        return labelled(
          "half",
          <HelpWord word={use.title} explanation={{ text: use.text }} tabIndex={tabIndex} />,
        );
      case "ties":
        return labelled("whole", <Ties row={row} tabIndex={tabIndex} />);
      case "project":
        return labelled(
          "project",
          project && (
            <a
              href={hrefOf(kind, keyOfProject(project))}
              tabIndex={tabIndex}
              aria-label={t("usage.toProject", { project })}
              className="-my-0.5 inline-block min-h-6 py-0.5 wrap-anywhere text-accent hover:underline"
            >
              {project}
            </a>
          ),
          project ? "" : "max-lg:hidden",
        );
      case "createdAt":
        return labelled(
          "age",
          createdAt === null ? t("states.notKnown") : <Age at={createdAt} />,
          "text-muted",
        );
      case "lastUsedAt":
        return labelled("use", <LastUsed row={row} watchedSince={watchedSince} tabIndex={tabIndex} />);
      case "protection":
        return labelled(
          "whole",
          <ProtectionCell row={row} tabIndex={tabIndex} onProtection={onProtection} />,
          object.protection === null && onProtection === null ? "max-lg:hidden" : "",
        );
    }
  };
  return (
    <VirtualRow
      place={place}
      aria-selected={picked ?? undefined}
      className={`${rowLook} lg:items-start ${picked === null ? "" : "max-lg:pl-11"} ${picked ? "bg-sunken" : ""}`}
    >
      {picked !== null && <PickCell rowKey={row.key} name={name} picked={picked} onTick={onTick} />}
      {columns.map(cellOf)}
    </VirtualRow>
  );
});

const shortId = (id: string) => id.replace(/^sha256:/, "").slice(0, 12);
