import { type ScaleLinear, type ScaleTime, scaleLinear, scaleTime } from "d3-scale";
import { area, line, stack } from "d3-shape";
import type { DiskKind, UsageHistory } from "../../shared/trpc/types.ts";
import { stackedKinds } from "./stackedKinds.ts";

type Sample = UsageHistory["samples"][number];

/** In CSS pixels. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const TICK_EVERY_X = 110;
const LEAST_GAP_X = 80;
const TICK_EVERY_Y = 45;

const timeOf = ({ at }: Sample) => Date.parse(at);

export function timeScale(samples: Sample[], { left, right }: Frame): ScaleTime<number, number> {
  const times = samples.map(timeOf);
  return scaleTime([Math.min(...times), Math.max(...times)], [left, right]);
}

/** Round instants, each with room for its words: where a month ends, every other day is followed by the next one. */
export function timeTicks(x: ScaleTime<number, number>, { left, right }: Frame): Date[] {
  let before = Number.NEGATIVE_INFINITY;
  return x.ticks(Math.max(2, Math.floor((right - left) / TICK_EVERY_X))).filter((at) => {
    const roomy = x(at) - before >= LEAST_GAP_X;
    if (roomy) before = x(at);
    return roomy;
  });
}

export const byteTicks = (y: ScaleLinear<number, number>, { top, bottom }: Frame): number[] =>
  y.ticks(Math.max(1, Math.floor((bottom - top) / TICK_EVERY_Y)));

/** From nothing, so that twice as high is twice as much. */
function byteScale(most: number, { top, bottom }: Frame): ScaleLinear<number, number> {
  return scaleLinear([0, Math.max(1, most)], [bottom, top]).nice(
    Math.max(1, Math.floor((bottom - top) / TICK_EVERY_Y)),
  );
}

/** The kinds one on the other. A kind that no sample knows is left out; where another one is not known, there is a gap. */
export function stackOf(samples: Sample[], x: ScaleTime<number, number>, frame: Frame) {
  const known = stackedKinds.filter((kind) => samples.some(({ kinds }) => kinds[kind] !== null));
  const isWhole = ({ kinds }: Sample) => known.every((kind) => kinds[kind] !== null);
  const series = stack<Sample, DiskKind>()
    .keys(known)
    .value(({ kinds }, kind) => kinds[kind] ?? 0)(samples);
  const y = byteScale(Math.max(0, ...(series.at(-1) ?? []).map(([, top]) => top)), frame);
  const drawn = area<(typeof series)[number][number]>()
    .defined(({ data }) => isWhole(data))
    .x(({ data }) => x(timeOf(data)))
    .y0(([bottom]) => y(bottom))
    .y1(([, top]) => y(top));
  return { y, areas: series.map((one) => ({ kind: one.key, path: drawn(one) ?? "" })) };
}

/** Free bytes; `null` where they were never seen. */
export function freeLine(samples: Sample[], x: ScaleTime<number, number>, frame: Frame) {
  const free = samples.flatMap(({ freeBytes }) => freeBytes ?? []);
  if (free.length === 0) return null;
  const y = byteScale(Math.max(...free), frame);
  const drawn = line<Sample>()
    .defined(({ freeBytes }) => freeBytes !== null)
    .x((sample) => x(timeOf(sample)))
    .y(({ freeBytes }) => y(freeBytes ?? 0));
  return { y, path: drawn(samples) ?? "" };
}

/** The sample nearest to a place on the time axis. */
export function nearest(samples: Sample[], x: ScaleTime<number, number>, place: number): Sample | null {
  const distance = (sample: Sample) => Math.abs(x(timeOf(sample)) - place);
  return samples.reduce<Sample | null>(
    (best, sample) => (best === null || distance(sample) < distance(best) ? sample : best),
    null,
  );
}
