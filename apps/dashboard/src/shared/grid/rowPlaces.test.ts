import { array, assert, integer, nat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { rowPlaces } from "./rowPlaces.ts";

const keysOf = (count: number) => Array.from({ length: count }, (_, index) => `row-${index}`);

test("rows that nobody has seen are as high as the guess", () => {
  const places = rowPlaces(keysOf(3), new Map(), 40);
  expect([0, 1, 2, 3, 4].map(places.startOf)).toEqual([0, 40, 80, 120, 120]);
});

test("once some have been seen, the others are taken to be like them", () => {
  const places = rowPlaces(keysOf(4), new Map(), 40);
  expect(places.measured(0, [50, 70])).toBe(true);
  expect([1, 2, 3, 4].map(places.startOf)).toEqual([50, 120, 180, 240]);
});

test("what is known of rows stays known in another order", () => {
  const known = new Map<string, number>();
  rowPlaces(keysOf(3), known, 40).measured(0, [10, 20, 30]);
  const places = rowPlaces(keysOf(3).toReversed(), known, 40);
  expect([1, 2, 3].map(places.startOf)).toEqual([30, 50, 60]);
});

test("a row that is as it was taken to be moves nothing", () => {
  const places = rowPlaces(keysOf(3), new Map(), 40);
  expect(places.measured(1, [40])).toBe(false);
});

test("whatever is measured, in whatever order, rows stand one after the other", () => {
  const heights = array(integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
  assert(
    property(heights, array(tuple(nat(59), integer({ min: 1, max: 10 }))), (real, looks) => {
      const places = rowPlaces(keysOf(real.length), new Map(), 46);
      for (const [from, count] of looks) places.measured(from, real.slice(from, from + count));
      places.measured(0, real);
      let top = 0;
      real.forEach((height, index) => {
        expect(places.startOf(index)).toBe(top);
        expect(places.at(top)).toBe(index);
        expect(places.at(top + height - 1)).toBe(index);
        top += height;
      });
      expect(places.startOf(real.length)).toBe(top);
      expect(places.at(top + 1_000)).toBe(real.length - 1);
      expect(places.at(-1_000)).toBe(0);
    }),
  );
});
