import type { CallError } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { serverNow } from "../../shared/trpc/serverClock.ts";

/** A sample takes a while to make, and a host that is slow to read some more. */
const AFTER_SAMPLE_MS = 5_000;
const AT_MOST_EVERY_MS = 15_000;
const AT_LEAST_EVERY_MS = 15 * 60_000;

/** Nothing is new before the next sample is made. */
export function nextLookMs(nextSampleAt: string | null | undefined, now: number): number {
  if (!nextSampleAt) return AT_LEAST_EVERY_MS;
  const wait = Date.parse(nextSampleAt) - now + AFTER_SAMPLE_MS;
  return Math.min(AT_LEAST_EVERY_MS, Math.max(AT_MOST_EVERY_MS, wait));
}

interface Asked {
  state: { error: Pick<CallError, "data"> | null; data: { nextSampleAt: string | null } | undefined };
}

/** When what is told from samples is asked for again. */
export const nextAskMs = ({ state: { error, data } }: Asked): number | false =>
  error ? nextPollMs(error, false) : nextLookMs(data?.nextSampleAt, serverNow());
