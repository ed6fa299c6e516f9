import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useWide } from "../ui/useWide.ts";
import { type RowPlaces, rowPlaces } from "./rowPlaces.ts";

/** Rough heights in pixels until a row has been measured: in columns, and stacked on a narrow screen. */
const ROW_PX = { wide: 46, narrow: 118 };
/** What the heading row and the summary may cover of the window, above and below. */
const COVERED_PX = { above: 48, below: 190 };
/** Rows that are drawn above and below the window. */
const AHEAD = 4;

interface Options {
  keys: readonly string[];
  body: RefObject<HTMLElement | null>;
  /** A row that stays in the page wherever it is scrolled to, since it may have the focus. */
  pinned: number;
}

/**
 * Only the rows that the window shows are in the page, and some around them. The page itself scrolls. They follow one another as any content does, after
 * the room that those before them take: so no row moves within the page while one scrolls, and none has to be drawn anew.
 */
export function useVirtualRows({ keys, body, pinned }: Options) {
  const [known, setKnown] = useState(() => new Map<string, number>());
  const [seen, setSeen] = useState({ first: 0, end: 2 * AHEAD });
  const wide = useWide();
  const guess = wide ? ROW_PX.wide : ROW_PX.narrow;
  const places = useMemo(() => rowPlaces(keys, known, guess), [keys, known, guess]);
  const first = Math.min(seen.first, keys.length);
  const end = Math.min(seen.end, keys.length);

  const look = useCallback(
    (anyway: boolean) => {
      const { top, bottom } = windowOn(body.current);
      const next = {
        first: Math.max(0, places.at(top) - AHEAD),
        end: Math.min(keys.length, places.at(bottom) + 1 + AHEAD),
      };
      const isSame = (before: typeof next) => before.first === next.first && before.end === next.end;
      setSeen((before) => (!anyway && isSame(before) ? before : next));
    },
    [places, keys, body],
  );

  useLayoutEffect(() => {
    const { top, bottom } = windowOn(body.current);
    const before = anchorAt(places, top, first);
    const hasLearned = known.size === 0;
    const moved = places.measured(first, heightsOf(body.current, pinned < first ? 1 : 0, end - first));
    // Rows above the window are of another height than was thought: what somebody reads stays where it is.
    const shift = top > 0 ? places.startOf(before.index) - before.start : 0;
    if (shift !== 0) scrollBy({ top: shift, behavior: "instant" });
    const isShort = end < keys.length && places.startOf(end) < bottom;
    const isLate = first > 0 && (first === end || places.startOf(first) > top);
    const isAmiss = isShort || isLate || (moved && (hasLearned || end === keys.length));
    // How high a row is can only be known once it is drawn.
    // oxlint-disable-next-line react/set-state-in-effect
    if (isAmiss) look(true);
  });

  useEffect(() => {
    const onScroll = () => flushSync(() => look(false));
    addEventListener("scroll", onScroll, { passive: true });
    let width = innerWidth;
    // What stands above the list comes and goes: warnings, a second line of filters.
    const observer = new ResizeObserver(() => {
      if (innerWidth !== width) setKnown(new Map());
      width = innerWidth;
      look(false);
    });
    observer.observe(document.body);
    return () => {
      removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [look]);

  return {
    first,
    end,
    places,
    /** Scrolls as little as shows the whole row. */
    reveal(index: number) {
      const { top, bottom } = windowOn(body.current);
      const above = places.startOf(index) - COVERED_PX.above - top;
      const below = places.startOf(index + 1) + COVERED_PX.below - bottom;
      if (above < 0) scrollBy({ top: above, behavior: "instant" });
      else if (below > 0) scrollBy({ top: below, behavior: "instant" });
    },
    /** How many rows the window holds. */
    page() {
      const { top, bottom } = windowOn(body.current);
      return Math.max(1, places.at(bottom) - places.at(top) - 1);
    },
  };
}

/** What the window shows of the list, in pixels from the list's top. */
function windowOn(list: HTMLElement | null): { top: number; bottom: number } {
  const top = -(list?.getBoundingClientRect().top ?? 0);
  return { top, bottom: top + innerHeight };
}

function anchorAt(places: RowPlaces, top: number, first: number): { index: number; start: number } {
  const index = Math.max(first, places.at(top));
  return { index, start: places.startOf(index) };
}

const heightsOf = (list: HTMLElement | null, from: number, count: number): number[] =>
  [...(list?.children ?? [])].slice(from, from + count).map((row) => row.getBoundingClientRect().height);
