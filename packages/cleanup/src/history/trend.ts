import { linearRegression, sampleCorrelation, sum } from "simple-statistics";

const DAY_MS = 86_400_000;

/** Fewer, or over a shorter time, tell nothing of a pace per day. */
const LEAST_POINTS = 10;
const LEAST_SPAN_MS = 6 * 3_600_000;

/** A straight line through two independent points leaves nothing to judge it by. */
const LEAST_INDEPENDENT = 3;

export interface Point {
  atMs: number;
  bytes: number;
}

/** A line by least squares, and how well it fits. */
export interface Trend {
  bytesPerDay: number;
  /** Standard deviation of what is measured around the line. */
  scatterBytes: number;
  /** Sum of the squared distances of the instants from their mean: the larger, the surer the slope. */
  spreadDays2: number;
  /** Degrees of freedom that are left. */
  freedom: number;
}

/** How these bytes grow; `null` if the points are too few to tell. Points in order of time, about as dense everywhere: each counts the same. */
export function trendOf(points: Point[]): Trend | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < LEAST_POINTS || last.atMs - first.atMs < LEAST_SPAN_MS) return null;
  const data = points.map(({ atMs, bytes }) => [(atMs - first.atMs) / DAY_MS, bytes] as [number, number]);
  const { m, b } = linearRegression(data);
  const residuals = data.map(([x, y]) => y - (m * x + b));
  const meanX = sum(data.map(([x]) => x)) / data.length;
  const freedom = independent(residuals) - 2;
  return {
    bytesPerDay: m,
    scatterBytes: Math.sqrt(sum(residuals.map((r) => r * r)) / freedom),
    spreadDays2: sum(data.map(([x]) => (x - meanX) ** 2)),
    freedom,
  };
}

/** The same in whole bytes a day, for what is not known everywhere: what is not is left out. */
export function paceOf(points: { atMs: number; bytes: number | null }[]): number | null {
  const trend = trendOf(points.filter((point): point is Point => point.bytes !== null));
  // Not -0, which no JSON keeps.
  return trend && (Math.round(trend.bytesPerDay) || 0);
}

/**
 * How many independent values these are worth. What fills a disk at an instant is mostly what filled it a moment before, so that a
 * hundred samples of one afternoon are worth a few. After Santer et al. 2000, https://doi.org/10.1029/1999JD901105, equation 6.
 */
function independent(residuals: number[]): number {
  const correlation = sampleCorrelation(residuals.slice(0, -1), residuals.slice(1));
  const r = Number.isNaN(correlation) ? 0 : Math.max(0, correlation);
  return Math.max(LEAST_INDEPENDENT, (residuals.length * (1 - r)) / (1 + r));
}
