import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOf } from "../../test/chance.ts";
import { afterHours, disk, sampled, TERABYTE } from "../../test/usageSamples.ts";
import { daysUntilFull, forecastFrom } from "./forecast.ts";

const GB = 1e9;
const hours = (count: number, step = 1) => Array.from({ length: count }, (_, i) => i * step);
const inHours = (at: string | null | undefined) =>
  (Date.parse(at ?? "") - Date.parse(afterHours(0))) / 3_600_000;

describe("by hand", () => {
  test("a steady pace says to the second when, and is as sure as can be", () => {
    // 10 GB a day; at hour 47 there are 1,000 - 500 - 19.58 left.
    const { forecast } = forecastFrom(hours(48).map((hour) => disk(hour, 500 * GB + (hour / 24) * 10 * GB)));
    expect(forecast?.bytesPerDay).toBe(10 * GB);
    for (const at of [forecast?.fullAt, forecast?.earliestAt, forecast?.latestAt])
      expect(inHours(at)).toBeCloseTo(50 * 24, 2);
  });

  // Used GB every 12 hours. scipy: slope 1.00839 GB a day, scatter 0.37338 GB, spread 35.75 days², 10 degrees of freedom.
  const used = [10, 10.8, 10.6, 11.9, 11.6, 12.1, 13.4, 13.2, 13.9, 14.9, 14.6, 15.8];
  // 30 GB are free after the last one, whatever a terabyte is.
  const totalBytes = (15.8 + 30) * GB;
  const samples = used.map((gigabytes, i) =>
    sampled(i * 12, { totalBytes, freeBytes: totalBytes - gigabytes * GB }),
  );

  test("scattered samples: scipy's roots of the interval around the line", () => {
    const { forecast } = forecastFrom(samples);
    const days = (at: string | null | undefined) => inHours(at) / 24 - 5.5;
    expect(forecast?.bytesPerDay).toBe(1_008_391_608);
    expect(days(forecast?.earliestAt)).toBeCloseTo(26.6158, 3);
    expect(days(forecast?.fullAt)).toBeCloseTo(29.7503, 3);
    expect(days(forecast?.latestAt)).toBeCloseTo(33.6441, 3);
  });

  test("a disk that was made larger meanwhile did not become emptier", () => {
    const larger = samples.map((sample, i) => {
      const more = i < 6 ? 100 * GB : 0;
      return { ...sample, totalBytes: totalBytes - more, freeBytes: (sample.freeBytes ?? 0) - more };
    });
    expect(forecastFrom(larger)).toEqual(forecastFrom(samples));
  });

  test.each([
    // Slope, scatter, spread, freedom; then scipy's full, earliest and latest.
    [4, 2, 4, 3, 7.5, 4.4151, 18.5258],
    // The slope may be 0 just as well: never, perhaps.
    [1, 2, 4, 3, 30, 8.6292, null],
    [1, 0, 4, 3, 30, 30, 30],
  ])(
    "a pace of %f, scattered by %f",
    (bytesPerDay, scatterBytes, spreadDays2, freedom, full, earliest, latest) => {
      const days = daysUntilFull(30, { bytesPerDay, scatterBytes, spreadDays2, freedom });
      expect(days.full).toBe(full);
      expect(days.earliest).toBeCloseTo(earliest, 3);
      if (latest === null) expect(days.latest).toBeNull();
      else expect(days.latest).toBeCloseTo(latest, 3);
    },
  );

  test("what scatters more than is free may be full at any moment", () => {
    const trend = { bytesPerDay: 1, scatterBytes: 100, spreadDays2: 4, freedom: 3 };
    expect(daysUntilFull(30, trend)).toEqual({ full: 30, earliest: 0, latest: null });
  });
});

describe("there is none", () => {
  const growing = hours(20).map((hour) => disk(hour, hour * GB));

  test.each([
    ["without samples", [], "too_few_samples"],
    ["of nine", growing.slice(0, 9), "too_few_samples"],
    ["of less than six hours", hours(20, 0.25).map((hour) => disk(hour, hour * GB)), "too_few_samples"],
    [
      "where the disk was never seen",
      growing.map(({ at }) => ({ ...disk(0, 0), at, freeBytes: null })),
      "disk_not_visible",
    ],
    ["where it is not seen any more", [...growing, sampled(20)], "disk_not_visible"],
    [
      "where it was seen too seldom",
      [...hours(20).map((hour) => sampled(hour)), disk(20, 0)],
      "too_few_samples",
    ],
    ["that stands still", hours(20).map((hour) => disk(hour, 7)), "not_growing"],
    ["that becomes emptier", growing.map(({ at }, i) => ({ ...disk(0, (30 - i) * GB), at })), "not_growing"],
    ["that takes longer than anybody plans", hours(20).map((hour) => disk(hour, hour * 1000)), "too_far"],
  ])("%s", (_what, samples, noForecast) => {
    expect(forecastFrom(samples)).toEqual({ forecast: null, noForecast });
  });
});

/** Up to a month of samples, every quarter of an hour to every day, of anything. */
const anySamples = fc
  .record({
    step: fc.constantFrom(0.25, 1, 24),
    pace: fc.double({ min: -1, max: 1, noNaN: true }),
    noise: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 0, maxLength: 150 }),
  })
  .map(({ step, pace, noise }) =>
    noise.map((n, i) => disk(i * step, TERABYTE * Math.min(1, Math.max(0, 0.5 + (pace * i) / 300 + n / 10)))),
  );

describe("whatever was seen", () => {
  test("there is a forecast or a reason, and it is full between the earliest and the latest instant, never in the past", () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const { forecast, noForecast } = forecastFrom(samples);
        expect(forecast === null).toBe(noForecast !== null);
        if (!forecast) return;
        const { earliestAt, fullAt, latestAt, bytesPerDay } = forecast;
        expect(bytesPerDay).toBeGreaterThanOrEqual(0);
        const inOrder = [samples.at(-1)?.at, earliestAt, fullAt, latestAt ?? "9999"].map((at) => at ?? "");
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });

  test("a disk twice as large, filled twice as fast, is full at the same time", () => {
    const doubled = (bytes: number | null) => bytes && bytes * 2;
    fc.assert(
      fc.property(anySamples, (samples) => {
        const twice = samples.map((sample) => ({
          ...sample,
          totalBytes: doubled(sample.totalBytes),
          freeBytes: doubled(sample.freeBytes),
        }));
        const [one, other] = [forecastFrom(samples), forecastFrom(twice)];
        expect(other.noForecast).toBe(one.noForecast);
        expect(Date.parse(other.forecast?.fullAt ?? "") || 0).toBeCloseTo(
          Date.parse(one.forecast?.fullAt ?? "") || 0,
          -1,
        );
      }),
    );
  });
});

test.each([
  ["by itself", 0, 0.96],
  // Surer than is said: what strays now and then is taken for independent.
  ["and remembers", 0.9, 1],
])("what scatters %s is full within the interval as often as is said", (_how, memory, most) => {
  const { normal } = noiseOf(7);
  let within = 0;
  const worlds = 400;
  for (let world = 0; world < worlds; world += 1) {
    let stray = 0;
    const strayed = () => (stray = memory * stray + Math.sqrt(1 - memory ** 2) * normal() * 3 * GB);
    const line = (hour: number) => 400 * GB + (hour / 24) * 8 * GB;
    const { forecast } = forecastFrom(hours(24 * 14).map((hour) => disk(hour, line(hour) + strayed())));
    // As it goes on in this world, with what strays around the line then.
    const truth = 24 * ((600 * GB - normal() * 3 * GB) / (8 * GB));
    if (
      forecast &&
      inHours(forecast.earliestAt) <= truth &&
      truth <= inHours(forecast.latestAt ?? "9999-01-01T00:00:00Z")
    )
      within += 1;
  }
  expect(within / worlds).toBeGreaterThan(0.85);
  expect(within / worlds).toBeLessThanOrEqual(most);
});

/** Normally distributed numbers (Box and Muller), the same for the same seed. */
function noiseOf(seed: number) {
  const chance = chanceOf(seed);
  return {
    normal: () => Math.sqrt(-2 * Math.log(1 - chance.number())) * Math.cos(2 * Math.PI * chance.number()),
  };
}
