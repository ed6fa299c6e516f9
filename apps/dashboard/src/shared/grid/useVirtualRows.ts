import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";

interface Options {
  keys: readonly string[];
  body: RefObject<HTMLElement | null>;
  /** A row that stays in the page wherever it is scrolled to, since it may have the focus. */
  pinned: number;
}

/** Rough heights in pixels until a row has been measured: in columns, and stacked on a narrow screen. */
const ROW_PX = { wide: 46, narrow: 118 };
/** What the heading row and the summary may cover of the window, above and below. */
const COVERED_PX = { above: 48, below: 190 };

/** Only the rows that the window shows are in the page, and some around them. The page itself scrolls. */
export function useVirtualRows({ keys, body, pinned }: Options) {
  const [top, setTop] = useState(0);
  const [wide] = useState(() => matchMedia("(min-width: 68rem)").matches);
  // What it warns of concerns the React compiler, which is not used.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count: keys.length,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => (wide ? ROW_PX.wide : ROW_PX.narrow),
    overscan: 4,
    scrollMargin: top,
    scrollPaddingStart: COVERED_PX.above,
    scrollPaddingEnd: COVERED_PX.below,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return pinned < range.count && !shown.includes(pinned)
        ? [...shown, pinned].toSorted((a, b) => a - b)
        : shown;
    },
  });

  // What stands above the list comes and goes: warnings, a second line of filters.
  useLayoutEffect(() => {
    const list = body.current;
    if (!list) return undefined;
    const measure = () => setTop(Math.round(list.getBoundingClientRect().top + scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);

  return { virtualizer, top };
}
