import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type ActionAt, actionAt } from "../keys/keyTable.ts";

interface Options {
  keys: readonly string[];
  body: RefObject<HTMLElement | null>;
  /** Brings a row into view. */
  reveal: (index: number) => void;
  /** How many rows the screen holds. */
  page: () => number;
  /** On the row itself; on a control of the row the space bar is the control's. */
  onSpace?: ((key: string, range: boolean) => void) | undefined;
  /** On the row itself, too. */
  onEnter?: ((key: string) => void) | undefined;
}

/**
 * The keyboard in a long list of rows: one of them is in the order of the tab key, the arrows go up and down, and right and left go into the
 * row's controls and out again. A row that has the focus stays in the page wherever it is scrolled to.
 */
export function useRowFocus({ keys, body, reveal, page, onSpace, onEnter }: Options) {
  const [active, setActive] = useState<string | null>(null);
  const found = active === null ? -1 : keys.indexOf(active);
  const index = found === -1 ? 0 : found;
  const toFocus = useRef<number | null>(null);

  useLayoutEffect(() => {
    const wanted = toFocus.current;
    if (wanted === null) return;
    toFocus.current = null;
    const row = rowAt(body.current, wanted);
    row?.focus({ preventScroll: true });
    if (row) bringIntoView(row, () => reveal(wanted));
  });

  const goTo = (wanted: number) => {
    const next = Math.max(0, Math.min(keys.length - 1, wanted));
    toFocus.current = next;
    setActive(keys[next] ?? null);
    reveal(next);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest<HTMLElement>("[data-index]");
    if (!row) return;
    const onRow = event.target === row;
    const key = keys[index] ?? "";
    const acts: Record<ActionAt<"lists">, (() => void) | undefined | false> = {
      next: () => goTo(index + 1),
      previous: () => goTo(index - 1),
      pageDown: () => goTo(index + page()),
      pageUp: () => goTo(index - page()),
      first: () => goTo(0),
      last: () => goTo(keys.length - 1),
      right: () => step(row, event.target, 1),
      left: () => step(row, event.target, -1),
      pick: onRow && onSpace && (() => onSpace(key, false)),
      pickRange: onRow && onSpace && (() => onSpace(key, true)),
      open: onRow && onEnter && (() => onEnter(key)),
    };
    const action = actionAt.lists(event);
    const act = action && acts[action];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return { active: index, setActive, onKeyDown };
}

/** Rows that come into the page are measured then, which moves what is below: revealed anew until it is in view, or the focus has gone on. */
const MOST_FRAMES = 20;

function bringIntoView(row: HTMLElement, reveal: () => void, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    if (frames === 0 || document.activeElement !== row) return;
    const { top, bottom } = row.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    reveal();
    bringIntoView(row, reveal, frames - 1);
  });
}

const rowAt = (body: HTMLElement | null, index: number) =>
  body?.querySelector<HTMLElement>(`[data-index="${index}"]`);

const controls = "input:not(:disabled), button:not(:disabled), a[href]";

/** From the row to its first control, from control to control, and back to the row. */
function step(row: HTMLElement, from: EventTarget, way: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>(controls)];
  const at = stops.findIndex((stop) => stop === from);
  stops[Math.max(0, Math.min(stops.length - 1, at + way))]?.focus();
}
