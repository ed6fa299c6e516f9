import { expect, test } from "vitest";
import { afterHours } from "../../test/usageSamples.ts";
import { objectHistory } from "./objectHistory.ts";

const points = (bytes: (number | null)[]) => bytes.map((one, hour) => ({ at: afterHours(hour), bytes: one }));

test("what one object took begins with the first sample that has it; gaps from there on stay gaps", () => {
  const all = points([null, null, 0, 5, null, 7, null]);
  expect(objectHistory(all)).toEqual({ points: all.slice(2), bytesPerDay: null });
  expect(objectHistory(points([null, null]))).toEqual({ points: [], bytesPerDay: null });
  expect(objectHistory([])).toEqual({ points: [], bytesPerDay: null });
});

test("how fast it grows is of what is known, whatever is not", () => {
  const growing = Array.from({ length: 24 }, (_, hour) => (hour % 3 === 0 ? null : hour * 100));
  expect(objectHistory(points(growing)).bytesPerDay).toBe(2400);
  expect(objectHistory(points(growing.toReversed())).bytesPerDay).toBe(-2400);
  expect(objectHistory(points(growing.map((one) => one && 8))).bytesPerDay).toBe(0);
});
