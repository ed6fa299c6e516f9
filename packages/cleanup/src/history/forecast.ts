// oxlint-disable-next-line typescript/triple-slash-reference -- An untyped module has no other way to its types, for packages that read this source too.
/// <reference path="./jstat.d.ts" />
import type { Forecast, NoForecast, UsageSample } from "@dunnage/api";
import jstat from "jstat";
import { type Point, type Trend, trendOf } from "./trend.ts";

const DAY_MS = 86_400_000;

/** Of the interval between the earliest and the latest instant. */
const CONFIDENCE = 0.9;

/** Nobody plans a disk for longer. */
const HORIZON_DAYS = 3652;

type Foretold = { forecast: Forecast; noForecast: null } | { forecast: null; noForecast: NoForecast };

const none = (noForecast: NoForecast): Foretold => ({ forecast: null, noForecast });

/** When the file system that these samples saw is full, if it goes on as it did. Samples in order of time. Pure. */
export function forecastFrom(samples: UsageSample[]): Foretold {
  const last = samples.at(-1);
  if (!last) return none("too_few_samples");
  if (last.freeBytes === null || last.totalBytes === null) return none("disk_not_visible");
  // What is used, not what is free: a disk that was made larger meanwhile did not become emptier.
  const trend = trendOf(samples.flatMap(usedIn));
  if (trend === null) return none("too_few_samples");
  if (trend.bytesPerDay <= 0) return none("not_growing");
  const { full, earliest, latest } = daysUntilFull(last.freeBytes, trend);
  if (full > HORIZON_DAYS) return none("too_far");
  const inDays = (days: number) => new Date(Date.parse(last.at) + days * DAY_MS).toISOString();
  return {
    forecast: {
      bytesPerDay: Math.round(trend.bytesPerDay),
      fullAt: inDays(full),
      earliestAt: inDays(earliest),
      latestAt: latest === null || latest > HORIZON_DAYS ? null : inDays(latest),
      confidence: CONFIDENCE,
    },
    noForecast: null,
  };
}

function usedIn({ at, totalBytes, freeBytes }: UsageSample): Point[] {
  if (totalBytes === null || freeBytes === null) return [];
  return [{ atMs: Date.parse(at), bytes: totalBytes - freeBytes }];
}

/**
 * From what is free now, at the pace of the trend: `slope * days = free`. What is then measured lies within
 * `t * scatter * sqrt(2 + days² / spread)` of that: a prediction interval, in which what is measured now strays as well as what is measured
 * then. So the bounds are the roots of `(free - slope * days)² = (t * scatter)² * (2 + days² / spread)`. There is no upper one where the
 * interval of the slope reaches down to 0.
 */
export function daysUntilFull(
  freeBytes: number,
  { bytesPerDay, scatterBytes, spreadDays2, freedom }: Trend,
): { full: number; earliest: number; latest: number | null } {
  const noise2 = (jstat.studentt.inv((1 + CONFIDENCE) / 2, freedom) * scatterBytes) ** 2;
  const free2 = freeBytes ** 2;
  const curve = bytesPerDay ** 2 - noise2 / spreadDays2;
  // Below 0 only where the scatter is larger than what is free: then it may be full at any moment.
  const root = Math.sqrt(Math.max(0, noise2 * (2 * bytesPerDay ** 2 + (free2 - 2 * noise2) / spreadDays2)));
  const reach = bytesPerDay * freeBytes + root;
  return {
    full: freeBytes / bytesPerDay,
    earliest: reach > 0 ? Math.max(0, (free2 - 2 * noise2) / reach) : 0,
    latest: curve > 0 ? reach / curve : null,
  };
}
