import { expect, test } from "vitest";
import { byKeyOf } from "../../../shared/objects/inUse.ts";
import { sampleUsage } from "../../../testing/sampleUsage.ts";
import { afterTick, rangeOf } from "./afterTick.ts";
import { sumOfPicked } from "./sumOfPicked.ts";

test("ticks add to and take from what was picked before", () => {
  const before = new Set(["a", "b"]);
  expect([...afterTick(before, ["b", "c"], true)]).toEqual(["a", "b", "c"]);
  expect([...afterTick(before, ["b", "c"], false)]).toEqual(["a"]);
  expect(before.size).toBe(2);
});

test("a range goes from the last tick to this one, whichever is above", () => {
  const rows = ["a", "b", "c", "d"].map((key) => ({ key }));
  expect(rangeOf(rows, "b", "d")).toEqual(["b", "c", "d"]);
  expect(rangeOf(rows, "d", "b")).toEqual(["b", "c", "d"]);
  expect(rangeOf(rows, "gone", "b")).toEqual(["b"]);
  expect(rangeOf(rows, null, "b")).toEqual(["b"]);
});

test("the sum is of what each has for itself; what is gone does not count, what is not known is said", () => {
  const picked = new Set(["images/shop", "images/tool", "volumes/data", "volumes/gone"]);
  expect(sumOfPicked(picked, byKeyOf(sampleUsage.objects))).toEqual({
    keys: ["images/shop", "images/tool", "volumes/data"],
    kinds: { images: 2, volumes: 1 },
    ownBytes: 300,
    unknown: 1,
  });
});
