import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ImageId, InstantFromSeconds, InstantOrNull, list, PositiveOrNull, StringMap } from "./values.ts";

describe("InstantOrNull", () => {
  it.each([
    ["2026-11-22T15:56:59.485370517Z", "2026-11-22T15:56:59.485Z"],
    ["2026-05-07T21:09:36.000000000+00:00", "2026-05-07T21:09:36.000Z"],
    ["2026-11-22T23:56:59+08:00", "2026-11-22T15:56:59.000Z"],
    ["0001-01-01T00:00:00Z", null],
    ["", null],
    ["soon", null],
    [null, null],
    [undefined, null],
  ])("reads %j as %j", (text, instant) => {
    const read = InstantOrNull.parse(text);
    expect(read).toBe(instant);
    expect(z.iso.datetime().nullable().safeParse(read).success).toBe(true);
  });
});

describe("InstantFromSeconds", () => {
  it.each([
    [1_795_363_018, "2026-11-22T15:56:58.000Z"],
    [0, "1970-01-01T00:00:00.000Z"],
    [-62_135_596_800, "0001-01-01T00:00:00.000Z"],
  ])("reads %d as %s", (seconds, instant) => {
    expect(InstantFromSeconds.parse(seconds)).toBe(instant);
    expect(z.iso.datetime().safeParse(instant).success).toBe(true);
  });

  it.each([9e15, -9e15, 1.5, "1795363018"])("refuses %j", (seconds) => {
    expect(InstantFromSeconds.safeParse(seconds).success).toBe(false);
  });
});

it("takes null for an empty list and refuses no list at all", () => {
  expect(list(z.string()).parse(null)).toEqual([]);
  expect(list(z.string()).safeParse(undefined).success).toBe(false);
});

it("takes no labels in any form", () => {
  expect([null, undefined, {}].map((labels) => StringMap.parse(labels))).toEqual([{}, {}, {}]);
});

it("takes 0 for unknown where nothing has none", () => {
  expect([0, -1, null, undefined, 4].map((count) => PositiveOrNull.parse(count))).toEqual([
    null,
    null,
    null,
    null,
    4,
  ]);
});

it("completes the ids that Podman shortens", () => {
  const hex = "e1d2535fff00b1ff7b8e5756a9f78479517833ad55639bcc8e7548a79a8bd3f9";
  expect(ImageId.parse(hex)).toBe(`sha256:${hex}`);
  expect(ImageId.parse(`sha256:${hex}`)).toBe(`sha256:${hex}`);
  expect(ImageId.parse("")).toBe("");
});
