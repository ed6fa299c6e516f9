import * as fc from "fast-check";
import { expect, test } from "vitest";
import { evenly } from "./evenly.ts";

const days = (count: number) =>
  Array.from({ length: count }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString());

test("few are all there, of many the first and the last of each stretch", () => {
  expect(evenly([], 3)).toEqual([]);
  expect(evenly(days(3), 3)).toEqual(days(3));
  const [first, , , , fifth, , , , ninth] = days(9);
  expect(evenly(days(9), 4)).toEqual([first, fifth, ninth]);
});

test("whatever their gaps, they are no more than asked for, in order, the first and the last among them", () => {
  const gaps = fc.array(fc.constantFrom(1, 4, 96, 2000), { minLength: 1, maxLength: 900 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 3, max: 250 }), (steps, most) => {
      let quarters = 0;
      const all = steps.map((step) => new Date((quarters += step) * 900_000).toISOString());
      const some = evenly(all, most);
      expect(some.length).toBeLessThanOrEqual(most);
      expect(some).toEqual(all.filter((instant) => new Set(some).has(instant)));
      expect([some[0], some.at(-1)]).toEqual([all[0], all.at(-1)]);
    }),
    { numRuns: 50 },
  );
});
