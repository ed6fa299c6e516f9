import { expect, test } from "vitest";
import { remainderOf } from "./wholeDisk.ts";

const space = { totalBytes: 1000, freeBytes: 300, reservedBytes: 50 };

test("what nothing explains is what is in use less every part", () => {
  expect(remainderOf(space, [400, 0, 100, 20, 30])).toEqual({ otherBytes: 100, excessBytes: 0 });
});

test("parts that are more than what is in use say by how much", () => {
  expect(remainderOf(space, [400, 200, 100])).toEqual({ otherBytes: 0, excessBytes: 50 });
});

test("nothing is said while a part or the whole is not known", () => {
  const unknown = { otherBytes: null, excessBytes: null };
  expect(remainderOf(space, [400, null, 100])).toEqual(unknown);
  expect(remainderOf({ ...space, totalBytes: null }, [400])).toEqual(unknown);
  expect(remainderOf({ ...space, freeBytes: null }, [400])).toEqual(unknown);
});
