import type { EngineImageLayers } from "@dunnage/api";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layerCosts } from "./layers.ts";

const layers = (
  contentBytes: number,
  ...sizes: [chainId: string, sizeBytes: number][]
): EngineImageLayers => ({
  layers: sizes.map(([chainId, sizeBytes]) => ({ chainId, sizeBytes })),
  contentBytes,
});

describe("layerCosts", () => {
  test("is the unpacked size where no content is kept", () => {
    expect(layerCosts([layers(0, ["a", 10], ["b", 20])])).toEqual(
      new Map([
        ["a", 10],
        ["b", 20],
      ]),
    );
  });

  test("finds each layer's content exactly where images build on one another, whatever their order", () => {
    const base = layers(40, ["a", 100]);
    const middle = layers(45, ["a", 100], ["b", 1000]);
    const top = layers(95, ["a", 100], ["b", 1000], ["c", 50]);
    const expected = new Map([
      ["a", 140],
      ["b", 1005],
      ["c", 100],
    ]);
    expect(layerCosts([base, middle, top])).toEqual(expected);
    expect(layerCosts([top, middle, base])).toEqual(expected);
  });

  test("shares content among layers that only one image tells of by their unpacked size", () => {
    expect(layerCosts([layers(10, ["a", 100], ["b", 300])])).toEqual(
      new Map([
        ["a", 102],
        ["b", 308],
      ]),
    );
  });

  test("gives the content of empty layers to the last", () => {
    expect(layerCosts([layers(7, ["a", 0], ["b", 0])])).toEqual(
      new Map([
        ["a", 0],
        ["b", 7],
      ]),
    );
  });

  test("adds up to an image's unpacked size and content, and is never negative", () => {
    const sizes = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.nat(1e9), (sizesBytes, contentBytes) => {
        const named = sizesBytes.map((bytes, index): [string, number] => [`layer ${index}`, bytes]);
        const costs = [...layerCosts([layers(contentBytes, ...named)]).values()];
        expect(costs.reduce((a, b) => a + b, 0)).toBe(contentBytes + sizesBytes.reduce((a, b) => a + b, 0));
        expect(costs.every((cost) => Number.isInteger(cost) && cost >= 0)).toBe(true);
      }),
    );
  });

  test("an image with less content than those below it claim costs nothing more", () => {
    expect(layerCosts([layers(40, ["a", 100]), layers(30, ["a", 100], ["b", 5])]).get("b")).toBe(5);
  });
});
