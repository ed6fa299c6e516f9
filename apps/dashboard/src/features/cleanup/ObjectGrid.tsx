import { useMemo, useRef, useState } from "react";
import type { Sorting } from "./arrange.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow, type RowActions } from "./GridRow.tsx";
import { isTickable, type PlanRow, relatedTo } from "./planRows.ts";
import type { Speech } from "./reasonWords.ts";
import { useRowFocus } from "./useRowFocus.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

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

/** A table of thousands: only what the window shows is in the page. */
export function ObjectGrid({ label, mode, shown, rows, speech, sorting, onSort, onTick, onProtect }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);

  const focus = useRowFocus({
    keys,
    body,
    reveal: (index) => virtualizer.scrollToIndex(index),
    page: () => Math.max(1, (virtualizer.range?.endIndex ?? 1) - (virtualizer.range?.startIndex ?? 0) - 1),
    onSpace: (key) => {
      const row = rows.get(key);
      if (row && isTickable(row)) onTick(key, row.standing !== "goes");
    },
  });
  const { virtualizer, top } = useVirtualRows({ keys, body, pinned: focus.active });

  const { setActive } = focus;
  const actions = useMemo<RowActions>(
    () => ({
      onTick,
      onProtect,
      onPoint: setPointed,
      onFocus: (key) => {
        setActive(key);
        setFocused(key);
      },
    }),
    [onTick, onProtect, setActive],
  );
  const spot = pointed ?? focused;
  const related = useMemo(() => (spot === null ? null : relatedTo(rows, spot)), [rows, spot]);

  return (
    // One of its rows can be focused, not the grid itself.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      aria-colcount={COLUMNS[mode]}
      aria-multiselectable={mode === "goes" ? true : undefined}
      onKeyDown={focus.onKeyDown}
      onBlur={() => setFocused(null)}
      className="rounded-lg border border-line bg-panel"
    >
      <GridHeader mode={mode} sorting={sorting} onSort={onSort} />
      <div ref={body} role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = shown[index];
          return (
            row && (
              <GridRow
                key={row.key}
                ref={virtualizer.measureElement}
                row={row}
                index={index}
                mode={mode}
                rows={rows}
                speech={speech}
                active={index === focus.active}
                relation={
                  related?.needs.has(row.key) ? "needs" : related?.frees.has(row.key) ? "frees" : null
                }
                offset={start - top}
                actions={actions}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
