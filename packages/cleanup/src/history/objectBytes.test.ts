import type { ObjectKind } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { OBJECTS_PER_SAMPLE, objectBytes } from "./objectBytes.ts";

const object = (kind: ObjectKind, id: string, bytes: number | null, uniqueBytes = bytes) => ({
  key: `${kind}/${id}`,
  kind,
  bytes,
  uniqueBytes,
});
const many = (kind: ObjectKind, count: number, bytesOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => object(kind, String(index).padStart(4, "0"), bytesOf(index)));

describe("of the objects of a reading", () => {
  test("containers, volumes, and of images their own layers are kept; what takes no disk, and build cache, is not", () => {
    expect(
      objectBytes([
        object("containers", "c", 5),
        object("volumes", "v", 0),
        object("images", "sha256:i", 900, 70),
        object("networks", "n", 0),
        object("buildCache", "b", 40),
      ]),
    ).toEqual({ "containers/c": 5, "volumes/v": 0, "images/sha256:i": 70 });
  });

  test("what is not known is left out, so that it is a gap and not nothing", () => {
    expect(
      objectBytes([
        object("volumes", "v", null),
        object("images", "i", 900, null),
        object("volumes", "w", 1),
      ]),
    ).toEqual({ "volumes/w": 1 });
  });

  test("the largest are kept, and images only where containers and volumes leave room", () => {
    const images = many("images", 300, (index) => 1_000_000 + index);
    const few = objectBytes([...images, ...many("volumes", 150, (index) => index)]);
    expect(Object.keys(few)).toHaveLength(OBJECTS_PER_SAMPLE);
    expect(Object.keys(few).filter((key) => key.startsWith("volumes/"))).toHaveLength(150);
    expect(few["images/0299"]).toBe(1_000_299);
    expect(few["images/0249"]).toBeUndefined();
    const lots = objectBytes([
      ...images,
      ...many("volumes", 150, (index) => index),
      ...many("containers", 150, (index) => index),
    ]);
    expect(Object.keys(lots).some((key) => key.startsWith("images/"))).toBe(false);
    expect(Math.min(...Object.values(lots))).toBe(50);
  });

  test("of equals it is the same ones, in whatever order the engine lists them", () => {
    const equals = many("containers", 400, () => 0);
    expect(objectBytes(equals.toReversed())).toEqual(objectBytes(equals));
  });

  test("a name that is no person's does not make a sample large", () => {
    const long = object("volumes", "x".repeat(500), 9);
    expect(objectBytes([long, object("volumes", "9f".repeat(32), 1)])).toEqual({
      [`volumes/${"9f".repeat(32)}`]: 1,
    });
  });
});
