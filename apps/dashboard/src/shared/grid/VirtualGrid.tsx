import { type MouseEvent, type ReactNode, useMemo, useRef } from "react";
import { useLocation } from "wouter";
import { useRowFocus } from "./useRowFocus.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

/** Where a row stands. */
export interface RowPlace {
  index: number;
  /** Whether it is the row that the tab key comes to. */
  active: boolean;
  /** Pixels from the top of the list; `null`: after the row before it. */
  offset: number | null;
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
  const [, navigate] = useLocation();
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const focus = useRowFocus({
    keys,
    body,
    reveal: (index) => drawn.reveal(index),
    page: () => drawn.page(),
    onSpace,
    onEnter,
  });
  const drawn = useVirtualRows({ keys, body, pinned: focus.active });
  const { first, end, places } = drawn;
  const drawnRow = (index: number, offset: number | null) => {
    const one = rows[index];
    return one && row(one, { index, active: index === focus.active, offset });
  };
  const pinned = (isThere: boolean) => isThere && drawnRow(focus.active, places.startOf(focus.active));
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
      onFocus={({ target }) => {
        const key = keys[Number(target.closest<HTMLElement>("[data-index]")?.dataset["index"])];
        if (key === undefined) return;
        focus.setActive(key);
        onFocused?.(key);
      }}
      onBlur={() => onFocused?.(null)}
      onClick={(event) => followLink(event, navigate)}
      className="rounded-lg border border-line bg-panel"
      style={template === undefined ? undefined : { "--columns": template }}
    >
      <div
        role="rowgroup"
        className="sticky top-0 z-10 hidden rounded-t-lg border-b border-line bg-panel text-xs text-muted lg:block"
      >
        {heading}
      </div>
      <div
        ref={body}
        role="rowgroup"
        className="relative [overflow-anchor:none]"
        style={{ height: places.startOf(rows.length), paddingTop: places.startOf(first) }}
      >
        {[
          pinned(focus.active < first),
          ...Array.from({ length: end - first }, (_, place) => drawnRow(first + place, null)),
          pinned(focus.active >= end),
        ]}
      </div>
    </div>
  );
}

/** Links of rows are plain ones, and followed here: one that looks after itself costs more than all else in its cell. */
function followLink(event: MouseEvent<HTMLElement>, navigate: (href: string) => void): void {
  const { target, button, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (event.defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
  const href = target instanceof Element ? target.closest("a")?.getAttribute("href") : null;
  if (!href) return;
  event.preventDefault();
  navigate(href);
}
