import { expect, test } from "vitest";
import { sampleReading } from "../../testing/sampleReading.ts";
import { backOf, type DiskNode, sumOf } from "./diskNode.ts";
import { diskTree } from "./diskTree.ts";
import { layersOfImage } from "./imageNodes.ts";

const root = diskTree(sampleReading);

function at(...ids: string[]): DiskNode {
  return ids.reduce<DiskNode>((node, id) => {
    const child = node.children.find((one) => one.id === id);
    if (!child) throw new Error(`${node.id} has no ${id}, but ${node.children.map((one) => one.id).join()}`);
    return child;
  }, root);
}

/** Every block that is known and has others in it. */
const whole = (node: DiskNode): DiskNode[] =>
  node.children.length > 0 ? [node, ...node.children.flatMap(whole)] : [];

test("every block is what is in it, down to the layers: each byte of the disk is in one of them", () => {
  for (const node of whole(root)) expect([node.id, sumOf(node.children)]).toEqual([node.id, node.bytes]);
  expect(root.bytes).toBe(sampleReading.totalBytes);
});

test("a kind takes what is said of it elsewhere, and what no object explains has a block of its own", () => {
  for (const { name, bytes } of sampleReading.parts.slice(0, 4)) expect(at("docker", name).bytes).toBe(bytes);
  expect(at("docker", "volumes", "rest").bytes).toBe(200);
  expect(at("docker", "images").children.some(({ id }) => id === "rest")).toBe(false);
});

test("what is not known is no block of nothing", () => {
  const nobodys = at("docker", "volumes", "none");
  expect(nobodys.children.map(({ id, bytes }) => [id, bytes])).toEqual([["share", null]]);
  const unread = diskTree({ ...sampleReading, parts: [{ name: "images", bytes: null }] });
  expect(unread.children[0]?.children[0]?.bytes).toBeNull();
});

test("an image is with the project whose containers run from it, and a layer with the images that have it", () => {
  const ids = (...way: string[]) => at("docker", "images", ...way).children.map(({ id }) => id);
  expect(ids("project:shop")).toEqual(["shop-old", "shop-web", "shared"]);
  expect(ids("project:shop", "shared")).toEqual(["shop"]);
  expect(ids("several")).toEqual(["shared", "both"]);
  expect(ids("several", "shared")).toEqual(["base", "free"]);
  expect(ids("none")).toEqual(["stray", "kept", "shared"]);
});

test("a layer can be had back where every image that has it can", () => {
  const back = (...way: string[]) => at("docker", "images", ...way).backBytes;
  expect(back("several", "shared", "free")).toBe(30);
  expect(back("several", "shared", "base")).toBe(0);
  expect(back("none", "shared", "held")).toBe(0);
  expect(backOf(at("docker", "images").children)).toBe(300 + 60 + 30);
  expect(at("docker").backBytes).toBe(390 + 50 + 300);
});

test("without compose projects there is no level of them", () => {
  expect(at("docker", "buildCache").children.map(({ id, bytes }) => [id, bytes])).toEqual([
    ["x1", 300],
    ["x2", 0],
  ]);
});

test("an image from inside is all its layers, those of others included", () => {
  const { usage } = sampleReading;
  const image = usage?.objects.find(({ id }) => id === "shop-old");
  if (!usage || !image) throw new Error("the sample has no such image");
  expect(layersOfImage(image, usage).children.map(({ id, bytes }) => [id, bytes])).toEqual([
    ["own", 300],
    ["shop", 100],
    ["free", 30],
  ]);
});

test("where the disk cannot be seen it is Docker's part alone", () => {
  const docker = diskTree({ ...sampleReading, totalBytes: null });
  expect([docker.id, docker.bytes]).toEqual(["docker", at("docker").bytes]);
});

test("before the objects are read, the kinds are there", () => {
  const early = diskTree({ ...sampleReading, usage: undefined });
  expect(sumOf(early.children)).toBe(10_000);
  expect(early.children[0]?.children.map(({ id }) => id)).toEqual([
    "images",
    "containers",
    "volumes",
    "buildCache",
  ]);
});
