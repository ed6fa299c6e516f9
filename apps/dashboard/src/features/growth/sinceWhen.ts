const DAY_MS = 86_400_000;

/** Since when changes are shown, in the order in which it is offered. */
export const sinceNames = ["visit", "day", "week"] as const;
export type Since = (typeof sinceNames)[number];

/** In milliseconds since 1970. */
export function instantOf(since: Since, lastVisit: number | null, now: number): number {
  if (since === "visit") return lastVisit ?? now - DAY_MS;
  return now - (since === "day" ? DAY_MS : 7 * DAY_MS);
}

/** The sample before that instant may be the nearest; they are at most so far apart, but for a host that is slow to read. */
const MARGIN_MS = 3_600_000;

/** How far back to ask, in whole minutes, so that the same question is asked again. */
export const askedBackMs = (instant: number, now: number): number =>
  Math.ceil((now - instant + MARGIN_MS) / 60_000) * 60_000;
