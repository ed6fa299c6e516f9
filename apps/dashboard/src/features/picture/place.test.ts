import { expect, test } from "vitest";
import { sampleReading } from "../../testing/sampleReading.ts";
import { type DiskNode, nodeOf, sumOf } from "./diskNode.ts";
import { diskTree } from "./diskTree.ts";
import { childOf } from "./gathered.ts";
import { moved, type PictureMove } from "./moves.ts";
import { place } from "./place.ts";

const leaf = (id: string, bytes: number | null): DiskNode =>
  nodeOf({ id, what: { of: "layer", chainId: id, images: [] }, part: "images", bytes });
const holding = (...children: DiskNode[]) =>
  nodeOf({ id: "whole", what: { of: "docker" }, part: "docker", children });
const room = { height: 100, least: 10, levels: 1 };
const drawn = (node: DiskNode, how = room) =>
  place(node, how).map(({ path, top, height }) => [path.join("/"), top, height]);

test("blocks are as high as what they take", () => {
  expect(drawn(holding(leaf("a", 50), leaf("b", 30), leaf("c", 20)))).toEqual([
    ["a", 0, 50],
    ["b", 50, 30],
    ["c", 80, 20],
  ]);
});

test("what would be too low is gathered, as high as it is together, but never lower than a line", () => {
  expect(drawn(holding(leaf("a", 70), leaf("b", 8), leaf("c", 8), leaf("d", 14)))).toEqual([
    ["a", 0, 70],
    ["d", 70, 14],
    ["~2", 84, 16],
  ]);
  expect(drawn(holding(leaf("a", 98), leaf("b", 1), leaf("c", 1)))).toEqual([
    ["a", 0, 90],
    ["~2", 90, 10],
  ]);
  expect(drawn(holding(leaf("a", 99), leaf("b", 1)))).toEqual([
    ["a", 0, 90],
    ["b", 90, 10],
  ]);
});

test("what is not known, or takes nothing, has no block", () => {
  expect(drawn(holding(leaf("a", 1), leaf("b", null), leaf("c", 0)))).toEqual([["a", 0, 100]]);
  expect(drawn(holding(leaf("a", 0)))).toEqual([]);
});

test("five thousand objects are a few blocks, which fill their column and hide nothing", () => {
  const many = holding(...Array.from({ length: 5000 }, (_, id) => leaf(String(id), 5000 - id)));
  const blocks = place(many, { height: 396, least: 24, levels: 4 });
  expect(blocks.length).toBeLessThan(20);
  expect(sumOf(blocks.map(({ node }) => node))).toBe(many.bytes);
  expect(blocks.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(396);
});

test("no block overlaps another, and each stands beside the one it is part of", () => {
  for (const height of [120, 396, 800]) {
    const blocks = place(diskTree(sampleReading), { height, least: 24, levels: 5 });
    for (const block of blocks) {
      expect(block.height).toBeGreaterThanOrEqual(23.999);
      const parent = blocks.find(({ path }) => path.join("/") === block.path.slice(0, -1).join("/"));
      if (!parent) continue;
      expect(block.top).toBeGreaterThanOrEqual(parent.top - 0.001);
      expect(block.top + block.height).toBeLessThanOrEqual(parent.top + parent.height + 0.001);
    }
  }
});

test("a block of smaller ones can be gone into, and is the same for whoever follows its address", () => {
  const node = holding(leaf("a", 70), leaf("b", 8), leaf("c", 8), leaf("d", 14));
  const gathered = place(node, room).at(-1)?.node;
  expect(gathered?.what).toEqual({ of: "smaller", count: 2, all: false });
  expect(childOf(node, "~2")?.children.map(({ id }) => id)).toEqual(gathered?.children.map(({ id }) => id));
  expect(childOf(node, "~4")?.what).toEqual({ of: "smaller", count: 4, all: true });
  for (const id of ["~1", "~5", "~x", "~", "z"]) expect(childOf(node, id)).toBeUndefined();
});

test("arrows lead up and down a column, into a block and out of it", () => {
  const blocks = place(diskTree(sampleReading), { height: 800, least: 10, levels: 3 });
  const press = (from: string, key: PictureMove) => {
    const block = blocks.find(({ path }) => path.join("/") === from);
    return block && moved(blocks, block, key)?.path.join("/");
  };
  expect(press("docker", "next")).toBe("logs");
  expect(press("docker", "previous")).toBeUndefined();
  expect(press("docker", "held")).toBe("docker/images");
  expect(press("docker/images", "holder")).toBe("docker");
  expect(press("docker/images", "next")).toBe("docker/volumes");
  expect(press("docker", "last")).toBe("free");
  expect(press("free", "first")).toBe("docker");
});
