import type { UsageSample } from "@dunnage/api";

const start = Date.UTC(2026, 0, 1);

/** An instant, so many hours into the year. */
export const afterHours = (hours: number) => new Date(start + hours * 3_600_000).toISOString();

export const TERABYTE = 1e12;

/** A sample in which nothing is known but what is told. */
export const sampled = (hours: number, some: Partial<UsageSample> = {}): UsageSample => ({
  at: afterHours(hours),
  kinds: { images: null, containers: null, volumes: null, buildCache: null },
  projects: {},
  totalBytes: null,
  freeBytes: null,
  ...some,
});

/** A sample of a disk of a terabyte on which so much is used. */
export const disk = (hours: number, usedBytes: number) =>
  sampled(hours, { totalBytes: TERABYTE, freeBytes: TERABYTE - Math.round(usedBytes) });
