import { expect, test } from "vitest";
import { draft, inventoryOf } from "../../test/inventory.ts";
import { container, image, record, world } from "../../test/objects.ts";

const rules = { buildCache: true } as const;
const fates = (plan: ReturnType<typeof draft>) => ({
  goes: plan.items.flatMap(({ kind, id }) => (kind === "buildCache" ? [id] : [])),
  stays: Object.fromEntries(
    plan.kept.flatMap(({ kind, id, reason }) => (kind === "buildCache" ? [[id, reason.code]] : [])),
  ),
});

const buildCache = [
  record("root"),
  record("middle", { parents: ["root"] }),
  record("leaf", { parents: ["middle"] }),
  record("used", { inUse: true, parents: ["below used"] }),
  record("below used"),
  record("of an image", { shared: true, parents: ["below shared"] }),
  record("below shared"),
  record("kept by the engine", { type: "frontend" }),
];

test("unused: neither in use, shared nor the engine's own, nor what these were made from; children first", () => {
  expect(fates(draft(inventoryOf(world({ buildCache })), rules))).toEqual({
    goes: ["leaf", "middle", "root"],
    stays: {
      used: "in_use",
      "below used": "has_children",
      "of an image": "shared",
      "below shared": "has_children",
      "kept by the engine": "internal",
    },
  });
});

test("all: what is shared or the engine's own too", () => {
  const { goes, stays } = fates(draft(inventoryOf(world({ buildCache })), { buildCache: "all" }));
  expect(stays).toEqual({ used: "in_use", "below used": "has_children" });
  expect(goes.indexOf("of an image")).toBeLessThan(goes.indexOf("below shared"));
});

test("a record taken out of the plan keeps what it was made from", () => {
  const plan = draft(inventoryOf(world({ buildCache })), rules, { except: ["buildCache/leaf"] });
  expect(fates(plan)).toMatchObject({
    goes: [],
    stays: { leaf: "excepted", middle: "has_children", root: "has_children" },
  });
});

test("records that go round in a circle stay", () => {
  const circle = [record("a", { parents: ["b"] }), record("b", { parents: ["a"] })];
  expect(fates(draft(inventoryOf(world({ buildCache: circle })), { buildCache: "all" }))).toEqual({
    goes: [],
    stays: { a: "has_children", b: "has_children" },
  });
});

const app = { ...image("app"), tags: [] };
const layer = { chainId: "chain of app", sizeBytes: 100 };
const shared = record("r", { shared: true, sizeBytes: 100 });

test("what only an image of the plan shares goes after it, and its bytes are counted once", () => {
  const plan = draft(inventoryOf(world({ images: [app], buildCache: [shared] })), {
    images: true,
    buildCache: true,
  });
  expect(plan.items.map(({ key, bytes, needs }) => [key, bytes, needs])).toEqual([
    [`images/${app.id}`, 100, []],
    ["buildCache/r", 0, [`images/${app.id}`]],
  ]);
});

test("on containerd's store each has the layer unpacked, and they share the content", () => {
  const images = [{ ...app, layers: { layers: [layer], contentBytes: 50 } }];
  const buildCacheOf = [record("r", { shared: true, sizeBytes: 150 })];
  const inventory = inventoryOf(world({ images, buildCache: buildCacheOf }), { imageStore: "containerd" });
  const plan = draft(inventory, { images: true, buildCache: true });
  expect(plan.items.map(({ bytes }) => bytes)).toEqual([150, 100]);
});

test("what an image that stays may share stays", () => {
  const used = image("used");
  const containers = [container("up", { state: "running", imageId: used.id })];
  const inventory = inventoryOf(world({ images: [app, used], containers, buildCache: [shared] }));
  expect(fates(draft(inventory, { images: true, buildCache: true })).stays).toEqual({ r: "shared" });
});

test("containerd's store: what an image that stays may share stays, though one that goes is closer in size", () => {
  const layerOf = (chainId: string, sizeBytes: number) => ({
    layers: [{ chainId, sizeBytes }],
    contentBytes: 0,
  });
  const goes = image("goes", { tags: [], layers: layerOf("goes", 50_000) });
  const used = image("used", { layers: layerOf("used", 90_000) });
  const containers = [container("up", { state: "running", imageId: used.id })];
  const records = [record("r", { shared: true, sizeBytes: 52_000 })];
  const inventory = inventoryOf(world({ images: [goes, used], containers, buildCache: records }), {
    imageStore: "containerd",
  });
  expect(fates(draft(inventory, { images: true, buildCache: true })).stays).toEqual({ r: "shared" });
});

test("a shared record whose layer is not found, or that has no bytes, stays", () => {
  const odd = [
    record("odd", { shared: true, sizeBytes: 77 }),
    record("empty", { shared: true, sizeBytes: 0 }),
  ];
  const images = [
    app,
    image("empty", { tags: [], layers: { layers: [{ chainId: "e", sizeBytes: 0 }], contentBytes: 0 } }),
  ];
  const plan = draft(inventoryOf(world({ images, buildCache: odd })), { images: true, buildCache: true });
  expect(fates(plan).stays).toEqual({ odd: "shared", empty: "shared" });
});

test("build cache that keeps the layers of an image that goes is warned of", () => {
  const plan = draft(inventoryOf(world({ images: [app], buildCache: [shared] })), { images: true });
  expect(plan.items.map(({ id }) => id)).toEqual([app.id]);
  expect(plan.warnings).toEqual([{ code: "cache_holds_layers", params: { bytes: "100" } }]);
});

test("containerd's store: what has an image's layer is shared, though the engine says that it is not", () => {
  const used = image("used", { layers: { layers: [layer], contentBytes: 50 } });
  const containers = [container("up", { state: "running", imageId: used.id })];
  const records = [
    record("r", { sizeBytes: 150 }),
    record("context", { sizeBytes: 150, type: "source.local" }),
  ];
  const inventory = inventoryOf(world({ images: [used], containers, buildCache: records }), {
    imageStore: "containerd",
  });
  expect(fates(draft(inventory, rules))).toEqual({ goes: ["context"], stays: { r: "shared" } });
  const all = draft(inventory, { buildCache: "all" });
  expect(all.items.map(({ id, bytes, reason }) => [id, bytes, reason.code])).toEqual([
    ["r", 100, "shared"],
    ["context", 150, "unused"],
  ]);
});
