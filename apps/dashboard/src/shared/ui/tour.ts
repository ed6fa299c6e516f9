import { useSyncExternalStore } from "react";

const KEY = "dunnage.tour";
/** Nobody at this browser is asked: for one that many use, and for tests. */
const NOBODY = "*";

type Tour = "ask" | "on" | "off";
const listeners = new Set<() => void>();
let current: Tour | null = null;

/** Whether this person takes the tour, is to be asked, or neither. */
export function useTour(person: string): Tour {
  return useSyncExternalStore(subscribe, () => (current ??= hasSeen(person) ? "off" : "ask"));
}

export const startTour = (): void => set("on");

/** They have taken it, or do not want to: this browser asks them no more. */
export function endTour(person: string): void {
  try {
    localStorage.setItem(KEY, [...new Set([...seen(), person])].join(" "));
  } catch {
    // Storage may be forbidden: they are asked again when they come again.
  }
  set("off");
}

function set(next: Tour): void {
  current = next;
  for (const listener of listeners) listener();
}

const hasSeen = (person: string) => seen().some((one) => one === person || one === NOBODY);

function seen(): string[] {
  try {
    return localStorage.getItem(KEY)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
