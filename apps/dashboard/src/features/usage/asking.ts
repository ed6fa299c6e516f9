import type { CallError } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { DiskUsage } from "../../shared/trpc/types.ts";

/** Waits for what is under way: nothing is gained by waiting here. */
const AT_ONCE_MS = 100;
/** A host that never rests has every browser take its whole list this often, and no more. */
const LEAST_MS = 5_000;
/** What is written into objects no event tells. */
const UNCHANGED_MS = 60_000;
/** Where no stream tells of changes. */
const UNTOLD_MS = 15_000;

interface Asked {
  data: DiskUsage | undefined;
  error: Pick<CallError, "data"> | null;
  /** When the data came, in milliseconds since 1970. */
  dataUpdatedAt: number;
  /** Something changed since. */
  isInvalidated: boolean;
}

/**
 * In how many milliseconds to ask for the usage of a host again: not before the server would answer another reading, since it lets the engine rest
 * between two, and seldom while nothing is known to have changed. `live`: the server tells of changes.
 */
export function nextAskMs(asked: Asked, live: boolean, now: number): number | false {
  const { data, error, dataUpdatedAt, isInvalidated } = asked;
  if (error) return nextPollMs(error, false);
  if (!data) return false;
  if (data.reading) return AT_ONCE_MS;
  const changed = isInvalidated || data.outdated;
  const dueMs = changed ? Math.max(LEAST_MS, data.restsForMs) : live ? UNCHANGED_MS : UNTOLD_MS;
  return Math.max(AT_ONCE_MS, dataUpdatedAt + dueMs - now);
}

/** Whether the last reading will do: one that is under way is waited for, unless something is asked for anew before that, such as a protection. */
export const knownWillDo = ({ data, isInvalidated }: Pick<Asked, "data" | "isInvalidated">): boolean =>
  isInvalidated || !data?.reading;
