import { describe, expect, test } from "vitest";
import { protection } from "../../test/inventory.ts";
import { ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

const engineOf = (images: World["images"], containers: World["containers"] = []) =>
  new ModelEngine(structuredClone(world({ images, containers })));

/** Carries a plan of all images out, or of these. */
const clean = async (engine: ModelEngine, words = ["images"]) =>
  (await run(engine, planOf(engine.world, words))).outcomes;

describe("an image with several names", () => {
  const app = image("app", { tags: ["app:1", "app:2", "app:3"] });

  test("goes whole, and is one outcome", async () => {
    const engine = engineOf([image("app", { tags: ["app:1", "app:2", "other:1"] })]);
    expect(await clean(engine)).toMatchObject([
      {
        id: idOf("app"),
        names: ["app:1", "app:2", "other:1"],
        outcome: "removed",
        message: null,
        bytes: 100,
      },
    ]);
    expect(engine.removed).toEqual(["tag/app:1", "tag/app:2", "tag/other:1", `image/${idOf("app")}`]);
  });

  test("goes though the engine tells its digest in each repository, and in the list in one", async () => {
    const engine = engineOf([image("app", { tags: ["app:1", "other:1"], digests: [`app@${idOf("app")}`] })]);
    const plan = planOf(engine.world, ["images"]);
    engine.imageNames = async () => ({
      tags: engine.world.images[0]?.tags ?? [],
      digests: [`app@${idOf("app")}`, `other@${idOf("app")}`],
    });
    expect((await run(engine, plan)).outcomes).toMatchObject([{ outcome: "removed" }]);
  });

  test("keeps all of them while it is in use", async () => {
    const engine = engineOf([app], [container("a", { imageId: idOf("app"), state: "created" })]);
    expect(await clean(engine)).toMatchObject([{ outcome: "kept", reason: "changed" }]);
    expect(engine.removed).toEqual([]);
  });

  test("goes when somebody took some of them off meanwhile", async () => {
    const engine = engineOf([app]);
    const plan = planOf(engine.world);
    for (const one of engine.world.images) one.tags = ["app:3"];
    expect((await run(engine, plan)).outcomes).toMatchObject([{ outcome: "removed" }]);
    expect(engine.removed).toEqual(["tag/app:3", `image/${idOf("app")}`]);
  });

  test("that gets into use half-way keeps the rest, and says what is missing", async () => {
    const engine = engineOf([app]);
    engine.after = () => {
      engine.world.containers.push(container("new", { imageId: idOf("app"), state: "running" }));
    };
    expect(await clean(engine)).toMatchObject([
      {
        outcome: "kept",
        reason: "changed",
        message: "Took off app:1. The container new holds it now.",
        bytes: 100,
      },
    ]);
    expect(engine.world.images[0]?.tags).toEqual(["app:2", "app:3"]);
  });

  test("that gets another name half-way keeps the rest", async () => {
    const engine = engineOf([app]);
    engine.after = () => {
      engine.world.images[0]?.tags.push("saved:1");
    };
    expect(await clean(engine)).toMatchObject([
      { outcome: "kept", message: "Took off app:1. It has got the name saved:1." },
    ]);
    expect(engine.world.images[0]?.tags).toEqual(["app:2", "app:3", "saved:1"]);
  });

  test("does not take along what one of them moved to, and goes with the rest", async () => {
    const engine = engineOf([app]);
    engine.after = () => {
      const [old] = engine.world.images;
      if (old) old.tags = old.tags.filter((tag) => tag !== "app:2");
      engine.world.images.push(image("new", { tags: ["app:2"] }));
      engine.after = () => {};
    };
    expect(await clean(engine)).toMatchObject([{ id: idOf("app"), outcome: "removed" }]);
    expect(engine.world.images.map(({ tags }) => tags)).toEqual([["app:2"]]);
  });

  test("one of which somebody takes off in that very moment goes", async () => {
    const engine = engineOf([app]);
    engine.before = (method, reference) => {
      const [old] = engine.world.images;
      if (method === "removeImage" && reference === "app:2" && old) old.tags = ["app:3"];
    };
    expect(await clean(engine)).toMatchObject([{ outcome: "removed", message: null }]);
  });

  test("that the engine stops answering about half-way says what is known", async () => {
    const engine = engineOf([app]);
    engine.before = (method, reference) => {
      if (method === "removeImage" && reference === "app:2") throw refusal("timed_out", "no answer");
    };
    expect(await clean(engine)).toMatchObject([
      { outcome: "unknown", message: "Took off app:1. It is not known whether it went: no answer" },
    ]);
  });
});

describe("an image that others were built on", () => {
  const parent = image("parent");
  const middle = image("middle", { tags: [], parentId: parent.id, from: parent });
  const child = image("child", { parentId: middle.id, from: middle });
  const family = [parent, middle, child];

  test("goes after them, though many go at once", async () => {
    const engine = engineOf(family);
    const outcomes = await clean(engine);
    expect(outcomes.map(({ id, outcome, bytes }) => [id, outcome, bytes])).toEqual([
      [child.id, "removed", 100],
      [middle.id, "removed", 100],
      [parent.id, "removed", 100],
    ]);
    expect(engine.world.images).toEqual([]);
  });

  test("stays, with its name, when one of them came into use", async () => {
    const engine = engineOf(family);
    const plan = planOf(engine.world);
    engine.world.containers = [container("new", { imageId: child.id })];
    expect((await run(engine, plan)).outcomes.map(({ outcome, message }) => [outcome, message])).toEqual([
      ["kept", "The container new holds it now."],
      ["kept", "The image child:1 is built on it."],
      ["kept", `The image ${middle.id.slice(7, 19)} is built on it.`],
    ]);
    expect(engine.removed).toEqual([]);
  });

  test("stays when its label says so, and so does what it is built on", async () => {
    const labelled = { ...middle, labels: keep };
    const engine = engineOf([parent, labelled, child]);
    const outcomes = await clean(engine);
    expect(outcomes.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
      [child.id, "removed", null],
      [middle.id, "kept", "label_keep"],
      [parent.id, "kept", "changed"],
    ]);
    expect(engine.world.images.map(({ id }) => id)).toEqual([parent.id, middle.id]);
  });

  test("goes when it has lost its name meanwhile", async () => {
    const engine = engineOf(family);
    const plan = planOf(engine.world);
    for (const one of engine.world.images) one.tags = one.id === parent.id ? [] : one.tags;
    expect((await run(engine, plan)).outcomes.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => "removed"),
    );
  });

  test("went if the engine took it along with them", async () => {
    const engine = engineOf(family);
    const removeImage = engine.removeImage.bind(engine);
    engine.removeImage = async (reference) => {
      const answer = await removeImage(reference);
      engine.world.images = engine.world.images.filter(({ id }) => id !== middle.id);
      return { ...answer, deleted: [...answer.deleted, middle.id] };
    };
    expect((await clean(engine)).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => "removed"),
    );
  });

  test("is asked for though the plan leaves one of them, where the plan knew: the engine decides", async () => {
    const engine = engineOf([parent, { ...child, parentId: parent.id }]);
    expect(await clean(engine, ["images/parent:1"])).toMatchObject([
      { outcome: "kept", reason: "in_use", message: "image has dependent child images" },
    ]);
    expect(engine.world.images.map(({ tags }) => tags)).toEqual([["parent:1"], ["child:1"]]);
  });
});

test("a container that runs from an image which the engine knows no more holds nothing up", async () => {
  const engine = engineOf([image("app")], [container("a", { imageId: idOf("gone") })]);
  expect(await clean(engine)).toMatchObject([{ outcome: "removed" }]);
});

describe("an engine that takes untagged parents along", () => {
  const parent = image("parent", { tags: [] });
  const child = image("child", { from: parent, parentId: parent.id });
  const other = image("other", { from: parent, parentId: parent.id });
  const podman = (images: World["images"]) => Object.assign(engineOf(images), { podman: true });

  test("is asked when they go too", async () => {
    const engine = podman([parent, child, other]);
    const outcomes = await clean(engine);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["removed", "removed", "removed"]);
    expect(engine.world.images).toEqual([]);
  });

  test("is not asked when one of them has been protected", async () => {
    const engine = podman([parent, child, other]);
    const plan = planOf(engine.world, ["images"]);
    const protections = [protection({ by: "id", kind: "images", value: parent.id })];
    const { outcomes } = await run(engine, plan, { protections: async () => protections });
    expect(engine.world.images.map(({ id }) => id)).toContain(parent.id);
    expect(outcomes.filter(({ outcome }) => outcome === "removed")).toEqual([]);
  });
});
