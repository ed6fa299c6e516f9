import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

const ROW_PX = 33;
/** Whoever is this near to the end reads along, and is taken along. */
const NEAR_END_PX = 48;

interface Props<T> {
  /** What the list is of. */
  label: string;
  list: readonly T[];
  row: (one: T) => ReactNode;
  /** Keeps the newest in sight, as long as nobody scrolled away from it. */
  follow?: boolean;
}

/** Thousands of rows, of which only those in sight are in the page. */
export function VirtualRows<T extends { key: string }>({ label, list, row, follow = false }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // What it warns of concerns the React compiler, which is not used.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => list[index]?.key ?? index,
    overscan: 10,
  });
  useEffect(() => {
    if (follow && atEnd.current && list.length > 0) rows.scrollToIndex(list.length - 1, { align: "end" });
  }, [follow, list.length, rows]);
  return (
    // A long list scrolls, and a keyboard needs somewhere to stand to scroll it.
    <div
      ref={box}
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
      className="max-h-[min(70dvh,44rem)] overflow-y-auto border-t border-line -outline-offset-2"
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const one = list[index];
          return (
            one && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={list.length}
                className="absolute inset-x-0 top-0 border-b border-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                {row(one)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
