import { useSyncExternalStore } from "react";
import { serverNow } from "../trpc/serverClock.ts";

const TICK_MS = 1_000;

const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time, once a second, from one timer for the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** What can be told of that time. Only when that changes, and not with every second, is it drawn anew. */
export const useAsOfNow = (tell: (now: number) => string): string =>
  useSyncExternalStore(subscribe, () => tell(now));
