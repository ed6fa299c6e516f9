const DAY_MS = 86_400_000;

/** How far back one can look, in the order in which it is offered. */
export const ranges = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, year: 365 * DAY_MS } as const;

export type Range = keyof typeof ranges;

export const rangeNames = ["day", "week", "month", "year"] as const satisfies Range[];
