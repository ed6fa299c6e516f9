import { type ReactNode, type Ref, useCallback, useMemo, useRef } from "react";
import { useRowFocus } from "./useRowFocus.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

/** Where a row stands, and how it is told what happens to it. */
export interface RowPlace {
  index: number;
  /** Whether it is the row that the tab key comes to. */
  active: boolean;
  /** Pixels from the top of the list. */
  offset: number;
  onFocus: (key: string) => void;
  ref: Ref<HTMLDivElement>;
}

interface Props<Row> {
  label: string;
  columns: number;
  /** How wide the columns are (`--columns`), for rows that go by it. */
  template?: string;
  multiselectable?: boolean;
  heading: ReactNode;
  /** In their order. */
  rows: readonly Row[];
  row: (row: Row, place: RowPlace) => ReactNode;
  /** `range`: with Shift. */
  onSpace?: ((key: string, range: boolean) => void) | undefined;
  onEnter?: (key: string) => void;
  /** The row that has the focus, or of which something has; `null`: none. */
  onFocused?: (key: string | null) => void;
}

/** A table of thousands: only what the window shows is in the page. */
export function VirtualGrid<Row extends { key: string }>({
  label,
  columns,
  template,
  multiselectable,
  heading,
  rows,
  row,
  onSpace,
  onEnter,
  onFocused,
}: Props<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const focus = useRowFocus({
    keys,
    body,
    reveal: (index) => virtualizer.scrollToIndex(index),
    page: () => Math.max(1, (virtualizer.range?.endIndex ?? 1) - (virtualizer.range?.startIndex ?? 0) - 1),
    onSpace,
    onEnter,
  });
  const { virtualizer, top } = useVirtualRows({ keys, body, pinned: focus.active });
  const { setActive } = focus;
  const onFocus = useCallback(
    (key: string) => {
      setActive(key);
      onFocused?.(key);
    },
    [setActive, onFocused],
  );
  return (
    // One of its rows can be focused, not the grid itself.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      aria-multiselectable={multiselectable || undefined}
      onKeyDown={focus.onKeyDown}
      onBlur={() => onFocused?.(null)}
      className="rounded-lg border border-line bg-panel"
      style={template === undefined ? undefined : { "--columns": template }}
    >
      <div
        role="rowgroup"
        className="sticky top-0 z-10 hidden rounded-t-lg border-b border-line bg-panel text-xs text-muted lg:block"
      >
        {heading}
      </div>
      <div ref={body} role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const one = rows[index];
          return (
            one &&
            row(one, {
              index,
              active: index === focus.active,
              offset: start - top,
              onFocus,
              ref: virtualizer.measureElement,
            })
          );
        })}
      </div>
    </div>
  );
}
