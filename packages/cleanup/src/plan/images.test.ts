import { EngineError } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { ago, day, draft, inventoryOf, told } from "../../test/inventory.ts";
import { container, idOf, image, keep, world } from "../../test/objects.ts";
import { referencesOf } from "../objects/images.ts";

const imageCalled = (name: string) => idOf(name);
const short = (plan: ReturnType<typeof draft>, names: string[]) => {
  const known = new Map(names.map((name) => [imageCalled(name), name]));
  return {
    goes: plan.items.flatMap(({ kind, id }) => (kind === "images" ? [known.get(id) ?? id] : [])),
    stays: Object.fromEntries(
      plan.kept.flatMap(({ kind, id, reason }) =>
        kind === "images" ? [[known.get(id) ?? id, reason.code]] : [],
      ),
    ),
  };
};

describe("which images go", () => {
  const parent = image("hidden parent", { tags: [] });
  const images = [
    image("used"),
    image("unused"),
    image("kept", { labels: keep }),
    image("dangling", { tags: [] }),
    image("dangling kept", { tags: [], labels: keep }),
    image("dangling used", { tags: [] }),
    image("pulled over", { tags: [], digests: [`pulled@${idOf("manifest")}`] }),
    parent,
    image("child", { parentId: parent.id.slice(7) }),
  ];
  const names = images.map(({ layers }) => layers.layers.at(-1)?.chainId.slice(9) ?? "");
  const containers = ["used", "dangling used"].map((name) =>
    container(name, { state: "running", imageId: idOf(name) }),
  );
  const inventory = inventoryOf(world({ images, containers }));
  const stays = {
    used: "in_use",
    "dangling used": "in_use",
    "dangling kept": "label_keep",
    kept: "label_keep",
  };

  test("dangling: untagged, in no use, and nothing built on them", () => {
    expect(short(draft(inventory, { images: true }), names)).toEqual({
      goes: ["dangling", "pulled over"],
      stays: { ...stays, unused: "tagged", child: "tagged", "hidden parent": "has_children" },
    });
  });

  test("dangling, on containerd's store: a digest without a tag is a name that somebody asked for", () => {
    const { goes } = short(draft({ ...inventory, imageStore: "containerd" }, { images: "dangling" }), names);
    expect(goes).toEqual(["dangling"]);
  });

  test.each(["graphdriver", "containerd", "podman"] as const)(
    "unused, on %s: all that is in no use, and an untagged parent after its child",
    (imageStore) => {
      const plan = draft({ ...inventory, imageStore }, { images: "unused" });
      expect(short(plan, names)).toEqual({
        goes: ["unused", "dangling", "pulled over", "child", "hidden parent"],
        stays,
      });
      const [child, hidden] = plan.items.slice(-2);
      expect(hidden).toMatchObject({ reason: { code: "parent" }, needs: [child?.key] });
    },
  );

  test("a kept image keeps the untagged ones below it", () => {
    const family = [parent, image("kept child", { parentId: parent.id, labels: keep })];
    const plan = draft(inventoryOf(world({ images: family })), { images: "unused" });
    expect(short(plan, ["hidden parent", "kept child"])).toEqual({
      goes: [],
      stays: { "kept child": "label_keep", "hidden parent": "has_children" },
    });
  });

  test("a tagged image with a child that stays: only containerd's store can remove it", () => {
    const base = image("base");
    const inventoryOfTwo = inventoryOf(
      world({
        images: [base, image("app", { parentId: base.id, from: base })],
        containers: [container("up", { state: "running", imageId: idOf("app") })],
      }),
    );
    expect(short(draft(inventoryOfTwo, { images: "unused" }), ["base", "app"]).stays.base).toBe(
      "has_children",
    );
    const onContainerd = draft({ ...inventoryOfTwo, imageStore: "containerd" }, { images: "unused" });
    expect(short(onContainerd, ["base", "app"]).goes).toEqual(["base"]);
  });

  test("none, while a container may run from any of them", () => {
    const error = new EngineError("bad_answer", { address: "unix:///s", operation: "inspect an image" });
    const layers = { ...inventory.layers, unresolved: { container: container("odd"), error } };
    const plan = draft({ ...inventory, layers }, { images: "unused" });
    expect(plan.items).toEqual([]);
    expect(plan.warnings).toEqual([
      { code: "image_unresolved", params: { name: "odd", detail: error.message } },
    ]);
  });

  test("none whose layers cannot be read", () => {
    const layers = { ...inventory.layers, layersOf: () => null };
    const { goes, stays: all } = short(draft({ ...inventory, layers }, { images: "unused" }), names);
    expect(goes).toEqual([]);
    expect(all.unused).toBe("size_unknown");
  });
});

describe("the newest of a repository stay", () => {
  const of = (name: string, age: number, tags: string[]) => image(name, { tags, createdAt: ago(age * day) });
  const images = [
    of("four", 4, ["shop/web:4"]),
    of("one", 1, ["shop/web:1", "shop/web:latest"]),
    of("three", 3, ["shop/web:3", "mirror:5000/web:3"]),
    of("two", 2, ["shop/web:2"]),
    of("dangling", 9, []),
  ];
  const names = ["one", "two", "three", "four", "dangling"];
  const inventory = inventoryOf(world({ images }));
  const keepNewest = (count: number) =>
    short(draft(inventory, { images: { which: "unused", keepNewest: count } }), names);

  test("by when they were made; tags of one image count once; each of its repositories can keep it", () => {
    expect(keepNewest(2)).toEqual({
      goes: ["four", "dangling"],
      stays: { one: "newest", two: "newest", three: "newest" },
    });
    expect(keepNewest(1)).toEqual({
      goes: ["four", "two", "dangling"],
      stays: { one: "newest", three: "newest" },
    });
  });

  test("and say of which repository", () => {
    const plan = draft(inventory, { images: { which: "unused", keepNewest: 2 } });
    expect(plan.kept.find(({ id }) => id === idOf("two"))?.reason.params).toEqual({
      repository: "shop/web",
      count: "2",
    });
  });

  test("of two that are equally old, both", () => {
    const twins = [of("a", 1, ["r:a"]), of("b", 1, ["r:b"]), of("c", 2, ["r:c"])];
    const plan = draft(inventoryOf(world({ images: twins })), { images: { which: "unused", keepNewest: 1 } });
    expect(told(plan, "images").goes).toEqual(["r:c"]);
  });
});

describe("bytes", () => {
  const base = image("base");
  const left = image("left", { from: base });
  const right = image("right", { from: base });

  test("a layer that several have goes with the last of them", () => {
    const plan = draft(inventoryOf(world({ images: [base, left, right] })), { images: "unused" });
    expect(plan.items.map(({ bytes }) => bytes)).toEqual([0, 100, 200]);
    expect(plan.total.bytes).toBe(300);
  });

  test("a layer that an image which stays has is freed by none", () => {
    const containers = [container("up", { state: "running", imageId: right.id })];
    const plan = draft(inventoryOf(world({ images: [base, left, right], containers })), { images: "unused" });
    expect(plan.items.map(({ id, bytes }) => [id, bytes])).toEqual([
      [base.id, 0],
      [left.id, 100],
    ]);
    expect(plan.kept.find(({ id }) => id === right.id)?.bytes).toBe(200);
  });

  test("are an estimate on containerd's store", () => {
    const inventory = inventoryOf(world({ images: [left] }), { imageStore: "containerd" });
    expect(draft(inventory, { images: "unused" }).items[0]?.certainty).toBe("estimate");
  });
});

test.each([
  ["tags", ["a:1", "a:2", "host:5000/b:1"], [], ["a:1", "a:2", "host:5000/b:1"]],
  [
    "no digest of a repository that has a tag",
    ["host:5000/a:1"],
    ["host:5000/a@sha256:1"],
    ["host:5000/a:1"],
  ],
  ["digests of a repository without one", ["a:1"], ["b@sha256:1"], ["a:1", "b@sha256:1"]],
  ["a digest among the tags", ["a@sha256:1"], ["a@sha256:1"], ["a@sha256:1"]],
  ["nothing", [], [], []],
])("an image is taken apart by %s", (_, tags, digests, expected) => {
  expect(referencesOf(image("a", { tags, digests }))).toEqual(expected);
});

describe("where an engine takes untagged parents along", () => {
  const parent = image("parent", { tags: [] });
  const child = image("child", { from: parent, parentId: parent.id });
  const other = image("other", { from: parent, parentId: parent.id });
  const names = ["parent", "child", "other"];
  const on = (imageStore: "graphdriver" | "podman", images = [parent, child]) => ({
    ...inventoryOf(world({ images })),
    imageStore,
  });
  const except = [`images/${parent.id}`];

  test("what was built on one that stays stays, too", () => {
    expect(short(draft(on("graphdriver"), { images: "unused" }, { except }), names)).toEqual({
      goes: ["child"],
      stays: { parent: "excepted" },
    });
    expect(short(draft(on("podman"), { images: "unused" }, { except }), names)).toEqual({
      goes: [],
      stays: { parent: "has_children", child: "excepted" },
    });
  });

  test("but not if something else holds that one", () => {
    const images = [parent, child, { ...other, labels: keep }];
    expect(short(draft(on("podman", images), { images: "unused" }, { except }), names)).toEqual({
      goes: [],
      stays: { parent: "has_children", child: "excepted", other: "label_keep" },
    });
    expect(short(draft(on("podman", images.toReversed()), { images: "unused" }, { except }), names)).toEqual({
      goes: ["child"],
      stays: { parent: "has_children", other: "label_keep" },
    });
  });

  test("and all go when all may", () => {
    expect(short(draft(on("podman"), { images: "unused" }), names)).toEqual({
      goes: ["child", "parent"],
      stays: {},
    });
  });
});
