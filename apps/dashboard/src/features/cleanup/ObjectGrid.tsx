import { useMemo, useState } from "react";
import { VirtualGrid } from "../../shared/grid/VirtualGrid.tsx";
import type { Sorting } from "./arrange.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow, type RowActions } from "./GridRow.tsx";
import { isTickable, type PlanRow, relatedTo } from "./planRows.ts";
import type { Speech } from "./reasonWords.ts";

const COLUMNS = { goes: 8, stays: 7 } as const;

interface Props {
  label: string;
  mode: "goes" | "stays";
  /** Those that are shown, in their order. */
  shown: readonly PlanRow[];
  /** All of them, by key: a cascade may lead to one that is not shown. */
  rows: ReadonlyMap<string, PlanRow>;
  speech: Speech;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  onTick: RowActions["onTick"];
  onProtect: RowActions["onProtect"];
}

/** The objects of a plan. */
export function ObjectGrid({ label, mode, shown, rows, speech, sorting, onSort, onTick, onProtect }: Props) {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const actions = useMemo<RowActions>(
    () => ({ onTick, onProtect, onPoint: setPointed }),
    [onTick, onProtect],
  );
  const spot = pointed ?? focused;
  const related = useMemo(() => (spot === null ? null : relatedTo(rows, spot)), [rows, spot]);
  return (
    <VirtualGrid
      label={label}
      columns={COLUMNS[mode]}
      multiselectable={mode === "goes"}
      heading={<GridHeader mode={mode} sorting={sorting} onSort={onSort} />}
      rows={shown}
      onSpace={(key) => {
        const row = rows.get(key);
        if (row && isTickable(row)) onTick(key, row.standing !== "goes");
      }}
      onFocused={setFocused}
      row={(row, place) => (
        <GridRow
          key={row.key}
          {...place}
          row={row}
          mode={mode}
          rows={rows}
          speech={speech}
          relation={related?.needs.has(row.key) ? "needs" : related?.frees.has(row.key) ? "frees" : null}
          actions={actions}
        />
      )}
    />
  );
}
