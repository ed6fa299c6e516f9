import { describe, expect, test } from "vitest";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { byteTicks, lineOf, nearest, stackOf, timeScale, timeTicks } from "./geometry.ts";

type Sample = UsageHistory["samples"][number];

const frame = { left: 50, right: 650, top: 0, bottom: 200 };
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const sample = (
  hour: number,
  some: Partial<Sample["kinds"]> = {},
  freeBytes: number | null = null,
): Sample => ({
  at: at(hour),
  kinds: { images: 100, containers: 50, volumes: 50, buildCache: 0, ...some },
  projects: {},
  totalBytes: freeBytes === null ? null : 1000,
  freeBytes,
});

const drawn = (samples: Sample[]) => stackOf(samples, timeScale(samples, frame), frame);

describe("the stack", () => {
  test("has each kind on the one before, from nothing", () => {
    const { areas, y } = drawn([sample(0), sample(10)]);
    expect(y.domain()).toEqual([0, 200]);
    expect(areas).toEqual([
      { kind: "images", path: "M50,100L650,100L650,200L50,200Z" },
      { kind: "containers", path: "M50,50L650,50L650,100L50,100Z" },
      { kind: "volumes", path: "M50,0L650,0L650,50L50,50Z" },
      { kind: "buildCache", path: "M50,0L650,0L650,0L50,0Z" },
    ]);
  });

  test("leaves out a kind that is never known, and has a gap where one is not known for once", () => {
    const samples = [sample(0), sample(1), sample(2, { volumes: null }), sample(3), sample(4)];
    const { areas } = drawn(samples.map((one) => ({ ...one, kinds: { ...one.kinds, buildCache: null } })));
    expect(areas.map(({ kind }) => kind)).toEqual(["images", "containers", "volumes"]);
    for (const { path } of areas) expect(path.match(/M/g)).toHaveLength(2);
  });

  test("of nothing at all is flat", () => {
    const nothing = { images: 0, containers: 0, volumes: 0, buildCache: 0 };
    const { areas, y } = drawn([sample(0, nothing), sample(1, nothing)]);
    expect(areas[0]?.path).toBe("M50,200L650,200L650,200L50,200Z");
    expect(byteTicks(y, frame).length).toBeGreaterThan(0);
  });
});

test("bytes over time are a line and what is below it, with a gap where they are not known", () => {
  const points = (all: [hour: number, bytes: number | null][]) =>
    all.map(([hour, bytes]) => ({ at: at(hour), bytes }));
  const x = timeScale([sample(0), sample(10)], frame);
  expect(
    lineOf(
      points([
        [0, null],
        [10, null],
      ]),
      x,
      frame,
    ),
  ).toBeNull();
  const known = lineOf(
    points([
      [0, 400],
      [5, 300],
      [6, null],
      [9, 100],
      [10, 0],
    ]),
    x,
    frame,
  );
  expect(known?.path).toBe("M50,0L350,50M590,150L650,200");
  expect(known?.areaPath).toBe("M50,0L350,50L350,200L50,200ZM590,150L650,200L650,200L590,200Z");
  // One alone between two gaps is a dot, where lines have round ends.
  expect(
    lineOf(
      points([
        [0, 8],
        [5, null],
        [10, 8],
      ]),
      x,
      frame,
    )?.path,
  ).toBe("M50,0ZM650,0Z");
});

test("what is pointed at is the nearest sample", () => {
  const samples = [sample(0), sample(1), sample(10)];
  const x = timeScale(samples, frame);
  expect([0, 50, 79, 81, 300, 400, 9999].map((place) => nearest(samples, x, place)?.at)).toEqual(
    [0, 0, 0, 1, 1, 10, 10].map(at),
  );
});

test("there are as many marks on the time axis as there is room for", () => {
  const samples = [sample(0), sample(24 * 7)];
  const wide = timeTicks(timeScale(samples, frame), frame);
  const narrowFrame = { ...frame, right: 300 };
  const narrow = timeTicks(timeScale(samples, narrowFrame), narrowFrame);
  expect(narrow.length).toBeLessThan(wide.length);
  expect(wide.length).toBeLessThanOrEqual(9);
  // Every other day, but the 31st and the 1st follow each other.
  const overMonth = [sample(24 * 27), sample(24 * 33)];
  const x = timeScale(overMonth, narrowFrame);
  const places = timeTicks(x, narrowFrame).map((tick) => x(tick));
  expect(places.length).toBeGreaterThan(1);
  const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
});

test("marks of days and months are where these begin, two at least on a narrow screen too", () => {
  const ticksOver = (hours: number, right: number) => {
    const samples = [sample(7), sample(7 + hours)];
    return timeTicks(timeScale(samples, { ...frame, right }), { ...frame, right });
  };
  const threeDays = ticksOver(72, 1000);
  expect(threeDays.map((tick) => tick.getHours())).toEqual([0, 0, 0]);
  const month = ticksOver(24 * 30, 300);
  expect(month.length).toBeGreaterThan(1);
  const year = ticksOver(24 * 300, 1600);
  expect(new Set(year.map((tick) => tick.getMonth())).size).toBe(year.length);
  expect(ticksOver(24, 300).length).toBeGreaterThan(1);
});
