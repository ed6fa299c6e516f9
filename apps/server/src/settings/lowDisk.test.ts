import { expect, test } from "vitest";
import { tooFewBytes } from "./lowDisk.ts";

test.each([
  [{ lowFreeBytes: 10, lowFreePercent: null }, 10],
  [{ lowFreeBytes: null, lowFreePercent: 5 }, 50],
  [{ lowFreeBytes: 10, lowFreePercent: 5 }, 50],
  [{ lowFreeBytes: 60, lowFreePercent: 5 }, 60],
  [{ lowFreeBytes: null, lowFreePercent: null }, null],
])("of 1000 bytes %j are too few: %s", (set, few) => {
  expect(tooFewBytes(set, 1000)).toBe(few);
});

test("a share is rounded up: less than that is too few", () => {
  expect(tooFewBytes({ lowFreeBytes: null, lowFreePercent: 1 }, 101)).toBe(2);
});
