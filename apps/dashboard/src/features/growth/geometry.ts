import { type ScaleLinear, type ScaleTime, scaleLinear, scaleTime } from "d3-scale";
import { area, line, stack } from "d3-shape";
import { markOf } from "../../shared/format/formats.ts";
import type { DiskKind, ObjectHistory, UsageHistory } from "../../shared/trpc/types.ts";
import { stackedKinds } from "./stackedKinds.ts";

type Sample = UsageHistory["samples"][number];
type Point = ObjectHistory["points"][number];

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

/** Whatever has an instant. */
interface Dated {
  at: string;
}

const timeOf = ({ at }: Dated) => Date.parse(at);

export function timeScale(samples: Dated[], { left, right }: Frame): ScaleTime<number, number> {
  const times = samples.map(timeOf);
  return scaleTime([Math.min(...times), Math.max(...times)], [left, right]);
}

/** Where what a mark is called begins, so that no two in a row are called the same. */
const begins = {
  time: () => true,
  day: (at: Date) => at.getHours() === 0,
  month: (at: Date) => at.getDate() === 1,
};

/** Round instants, each with room for its words: where a month ends, every other day is followed by the next one. Two at least, if there are two to be had. */
export function timeTicks(x: ScaleTime<number, number>, { left, right }: Frame): Date[] {
  const [from, to] = x.domain().map((at) => at.getTime());
  const isBeginning = begins[markOf((to ?? 0) - (from ?? 0))];
  const roomy = Math.max(2, Math.floor((right - left) / TICK_EVERY_X));
  const tries = [roomy, 2 * roomy, 4 * roomy].map((count) => spaced(x.ticks(count).filter(isBeginning), x));
  return tries.find((ticks) => ticks.length > 1) ?? tries[0] ?? [];
}

function spaced(ticks: Date[], x: ScaleTime<number, number>): Date[] {
  let before = Number.NEGATIVE_INFINITY;
  return ticks.filter((at) => {
    const hasRoom = x(at) - before >= LEAST_GAP_X;
    if (hasRoom) before = x(at);
    return hasRoom;
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

/** Bytes over time, with a gap where they are not known; `null` where they never are. */
export function lineOf(
  points: Point[],
  x: ScaleTime<number, number>,
  frame: Frame,
): { y: ScaleLinear<number, number>; path: string; areaPath: string } | null {
  const known = points.flatMap(({ bytes }) => bytes ?? []);
  if (known.length === 0) return null;
  const y = byteScale(Math.max(...known), frame);
  const isKnown = ({ bytes }: Point) => bytes !== null;
  const placeX = (point: Point) => x(timeOf(point));
  const placeY = ({ bytes }: Point) => y(bytes ?? 0);
  return {
    y,
    path: line<Point>().defined(isKnown).x(placeX).y(placeY)(points) ?? "",
    areaPath: area<Point>().defined(isKnown).x(placeX).y0(y(0)).y1(placeY)(points) ?? "",
  };
}

/** The sample nearest to a place on the time axis. */
export function nearest<S extends Dated>(
  samples: S[],
  x: ScaleTime<number, number>,
  place: number,
): S | null {
  const distance = (sample: S) => Math.abs(x(timeOf(sample)) - place);
  return samples.reduce<S | null>(
    (best, sample) => (best === null || distance(sample) < distance(best) ? sample : best),
    null,
  );
}
