import type { ObjectHistory, ObjectPoint } from "@dunnage/api";
import { paceOf } from "./trend.ts";

/** What these points tell of one object, from the first that knows it. Points in order of time, about as dense everywhere. Pure. */
export function objectHistory(points: ObjectPoint[]): Pick<ObjectHistory, "points" | "bytesPerDay"> {
  const first = points.findIndex(({ bytes }) => bytes !== null);
  return {
    points: first === -1 ? [] : points.slice(first),
    bytesPerDay: paceOf(points.map(({ at, bytes }) => ({ atMs: Date.parse(at), bytes }))),
  };
}
