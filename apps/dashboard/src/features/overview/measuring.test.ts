import { expect, test } from "vitest";
import { sampleStats } from "../../testing/samples.ts";
import { isMeasuring, sumOf } from "./measuring.ts";

test("a sum says whether it is all of it", () => {
  expect(sumOf(sampleStats.diskUsage)).toEqual({ bytes: 4_600, complete: true });
  expect(sumOf({ ...sampleStats.diskUsage, volumes: null })).toEqual({ bytes: 1_600, complete: false });
});

test("one kind under way is enough to be measuring", () => {
  const { measurements } = sampleStats;
  expect(isMeasuring(undefined)).toBe(false);
  expect(isMeasuring(sampleStats)).toBe(false);
  const volumes = { ...measurements.volumes, measuring: true };
  expect(isMeasuring({ ...sampleStats, measurements: { ...measurements, volumes } })).toBe(true);
});
