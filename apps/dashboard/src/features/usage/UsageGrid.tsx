import { ColumnHeading } from "../../shared/grid/ColumnHeading.tsx";
import { pressed } from "../../shared/grid/sorting.ts";
import { VirtualGrid } from "../../shared/grid/VirtualGrid.tsx";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { columnsOf, type Sorting, sortingBy } from "./columns.ts";
import { rowLook } from "./looks.ts";
import type { ChangeProtection } from "./ProtectionCell.tsx";
import type { UsageRow } from "./rows.ts";
import { UsageGridRow } from "./UsageGridRow.tsx";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  label: string;
  kind: ObjectKind;
  /** In their order. */
  rows: readonly UsageRow[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  watchedSince: string;
  onProtection: ChangeProtection | null;
}

/** The objects of one kind, in columns where there is room for them. */
export function UsageGrid({ label, kind, rows, sorting, onSort, watchedSince, onProtection }: Props) {
  const wordFor = useColumnWords(kind);
  const columns = columnsOf[kind];
  return (
    <VirtualGrid
      label={label}
      columns={columns.length}
      rows={rows}
      heading={
        <div role="row" aria-rowindex={1} className={`${rowLook[kind]} items-center px-4 py-1`}>
          {columns.map((column) => (
            <ColumnHeading
              key={column}
              by={column}
              label={wordFor(column)}
              sorting={sorting}
              onPress={(by) => onSort(pressed(sorting, by, sortingBy))}
              end={column === "bytes" || column === "uniqueBytes"}
            />
          ))}
        </div>
      }
      row={(row, place) => (
        <UsageGridRow
          key={row.key}
          {...place}
          row={row}
          watchedSince={watchedSince}
          onProtection={onProtection}
        />
      )}
    />
  );
}
