import { describe, expect, test } from "vitest";
import { ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, world } from "../../test/objects.ts";
import { runCleanup } from "./runCleanup.ts";

const clean = async (engine: ModelEngine, images: "dangling" | "unused" = "unused") =>
  (await runCleanup({ engine, rules: { images } })).outcomes;

const worldOf = (images: World["images"], containers: World["containers"] = []) =>
  world({ images, containers });

describe("an image with several names", () => {
  test("goes whole, and is one outcome", async () => {
    const engine = new ModelEngine(worldOf([image("app", { tags: ["app:1", "app:2", "other:1"] })]));
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

  test("keeps all of them while it is in use", async () => {
    const images = [image("app", { tags: ["app:1", "app:2"] })];
    const engine = new ModelEngine(
      worldOf(images, [container("a", { imageId: idOf("app"), state: "created" })]),
    );
    expect(await clean(engine)).toEqual([]);
    expect(engine.removed).toEqual([]);
  });

  test("that gets into use half-way keeps the rest, and says what is missing", async () => {
    const engine = new ModelEngine(worldOf([image("app", { tags: ["app:1", "app:2", "app:3"] })]));
    engine.after = () => {
      engine.world.containers.push(container("new", { imageId: idOf("app"), state: "running" }));
    };
    expect(await clean(engine)).toMatchObject([
      { outcome: "kept", reason: "changed", message: "Took off app:1.", bytes: 100 },
    ]);
    expect(engine.world.images[0]?.tags).toEqual(["app:2", "app:3"]);
  });

  test("does not take along what one of them moved to, and goes with the rest", async () => {
    const engine = new ModelEngine(worldOf([image("app", { tags: ["app:1", "app:2", "app:3"] })]));
    engine.after = () => {
      const [old] = engine.world.images;
      if (old) old.tags = old.tags.filter((tag) => tag !== "app:2");
      engine.world.images.push(image("new", { tags: ["app:2"] }));
      engine.after = () => {};
    };
    expect(await clean(engine)).toMatchObject([{ id: idOf("app"), outcome: "removed" }]);
    expect(engine.world.images.map(({ tags }) => tags)).toEqual([["app:2"]]);
  });

  test("that the engine stops answering about half-way says what is known", async () => {
    const engine = new ModelEngine(worldOf([image("app", { tags: ["app:1", "app:2", "app:3"] })]));
    engine.before = (method, reference) => {
      if (method === "removeImage" && reference === "app:2") throw refusal("timed_out", "no answer");
    };
    expect(await clean(engine)).toMatchObject([
      { outcome: "failed", message: "Took off app:1. It is not known whether it went: no answer" },
    ]);
  });
});

describe("an image that others were built on", () => {
  const parent = image("parent");
  const middle = image("middle", { tags: [], parentId: parent.id, from: parent });
  const child = image("child", { parentId: middle.id, from: middle });

  test("goes after them, whole", async () => {
    const engine = new ModelEngine(structuredClone(worldOf([parent, middle, child])));
    const outcomes = await clean(engine);
    expect(outcomes.map(({ names, outcome, bytes }) => [names[0], outcome, bytes])).toEqual([
      ["child:1", "removed", 100],
      [undefined, "removed", 100],
      ["parent:1", "removed", 100],
    ]);
    expect(engine.world.images).toEqual([]);
  });

  test("loses its name while they are in use, as by the engine's own prune, and frees nothing", async () => {
    const containers = [container("a", { imageId: child.id })];
    const engine = new ModelEngine(structuredClone(worldOf([parent, middle, child], containers)));
    expect(await clean(engine)).toMatchObject([
      {
        id: parent.id,
        outcome: "removed",
        message: "Its layers stay, since other images are built on it.",
        bytes: 0,
      },
    ]);
    expect(engine.world.images.map(({ tags }) => tags)).toEqual([[], [], ["child:1"]]);
  });

  test("goes along with the last of them, once it has lost its name", async () => {
    const engine = new ModelEngine(structuredClone(worldOf([parent, middle, child])));
    engine.before = async (method, reference) => {
      if (method !== "removeImage" || reference !== child.id) return;
      engine.before = () => {};

      const [first] = engine.world.images;
      if (first) first.tags = [];
    };
    const outcomes = await clean(engine);
    expect(outcomes.map(({ id, outcome, bytes }) => [id, outcome, bytes])).toEqual([
      [child.id, "removed", 100],
      [middle.id, "removed", 100],
      [parent.id, "removed", 100],
    ]);
  });

  test("goes too if nobody gave it a name: it, and nothing else that is new", async () => {
    const engine = new ModelEngine(structuredClone(worldOf([middle, child])));
    const made = image("made meanwhile", { tags: [] });
    engine.after = () => {
      if (!engine.world.images.includes(made)) engine.world.images.push(made);
    };
    const outcomes = await clean(engine, "unused");
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      [child.id, "removed"],
      [middle.id, "removed"],
    ]);
    expect(engine.world.images).toEqual([made]);
  });

  test("stays if its label says so, and so does what it is built on; only what went counts", async () => {
    const labelled = { ...middle, labels: keep };
    const engine = new ModelEngine(structuredClone(worldOf([{ ...parent, tags: [] }, labelled, child])));
    const outcomes = await clean(engine);
    expect(outcomes.map(({ id, outcome, reason, bytes }) => [id, outcome, reason, bytes])).toEqual([
      [child.id, "removed", null, 100],
      [middle.id, "kept", "label_keep", 200],
    ]);
    expect(engine.world.images.map(({ id }) => id)).toEqual([parent.id, middle.id]);
  });

  test("makes it unknown what they freed when the engine goes away before it is found", async () => {
    const engine = new ModelEngine(structuredClone(worldOf([middle, child])));
    engine.after = () => {
      engine.before = () => {
        throw refusal("unreachable", "gone away");
      };
    };
    expect(await clean(engine)).toMatchObject([
      { id: child.id, outcome: "removed", bytes: null, certainty: "unknown" },
    ]);
  });
});

describe("a container that runs from what is not listed", () => {
  const app = image("app");
  const other = image("other");

  test("does not hold anything up when the engine knows it no more", async () => {
    const engine = new ModelEngine(worldOf([app], [container("a", { imageId: idOf("gone") })]));
    expect(await clean(engine)).toMatchObject([{ outcome: "removed" }]);
  });

  test("keeps every image when the engine cannot say what it is", async () => {
    const engine = new ModelEngine(worldOf([app, other], [container("a", { imageId: idOf("odd") })]));
    engine.before = (method, id) => {
      if (method === "imageLayers" && id === idOf("odd")) throw refusal("bad_answer", "half a JSON");
    };
    const kept = { outcome: "kept", reason: "unknown", message: "A container may run from it: half a JSON" };
    expect(await clean(engine)).toMatchObject([kept, kept]);
    expect(engine.removed).toEqual([]);
  });

  test("keeps every image when it names none", async () => {
    const engine = new ModelEngine(worldOf([app, other], [container("a", { imageId: "" })]));
    expect(await clean(engine)).toEqual([]);
    expect(engine.removed).toEqual([]);
  });
});

test("layers that cannot be read make bytes unknown, and hold nothing up", async () => {
  const engine = new ModelEngine(worldOf([image("a"), image("b")]));
  engine.before = (method, id) => {
    if (method === "imageLayers" && id === idOf("b")) throw refusal("bad_answer", "half a JSON");
  };
  const outcomes = await runCleanup({ engine, rules: { images: "unused" }, atOnce: 1 });
  expect(outcomes.outcomes.map(({ outcome, bytes, certainty }) => [outcome, bytes, certainty])).toEqual([
    ["removed", null, "unknown"],
    ["removed", null, "unknown"],
  ]);
});

test("dangling spares what has a name, and what its label keeps", async () => {
  const images = [image("named"), image("kept", { tags: [], labels: keep }), image("dangling", { tags: [] })];
  const engine = new ModelEngine(worldOf(images));
  expect((await clean(engine, "dangling")).map(({ id, outcome }) => [id, outcome])).toEqual([
    [idOf("kept"), "kept"],
    [idOf("dangling"), "removed"],
  ]);
});

describe("a removal that fails while others are under way", () => {
  const images = ["a", "b", "c", "d", "e"].map((name) => image(name, { tags: [`${name}:1`, `${name}:2`] }));
  const refuse = (engine: ModelEngine, times: number) => {
    const asked: string[] = [];
    engine.before = (method, reference) => {
      if (method !== "removeImage") return;
      asked.push(reference);
      const refused = asked.filter((one) => one === reference).length <= times;
      if (reference === idOf("b") && refused) throw refusal("bad_answer", "content digest: not found");
    };
    return asked;
  };

  test("is tried once more when they are done", async () => {
    const engine = new ModelEngine(structuredClone(worldOf(images)));
    const asked = refuse(engine, 1);
    expect(new Set((await clean(engine)).map(({ outcome }) => outcome))).toEqual(new Set(["removed"]));
    expect(asked.at(-1)).toBe(idOf("b"));
    expect(engine.world.images).toEqual([]);
  });

  test("is tried no third time, and says all that went", async () => {
    const engine = new ModelEngine(structuredClone(worldOf(images)));
    const asked = refuse(engine, 9);
    expect((await clean(engine)).filter(({ outcome }) => outcome !== "removed")).toMatchObject([
      { id: idOf("b"), outcome: "failed", message: "Took off b:1. content digest: not found" },
    ]);
    expect(asked.filter((reference) => reference === idOf("b"))).toHaveLength(2);
  });

  test("stays when it came into use meanwhile", async () => {
    const engine = new ModelEngine(structuredClone(worldOf(images)));
    refuse(engine, 1);
    engine.after = () => {
      engine.world.containers = [container("new", { imageId: idOf("b"), state: "created" })];
    };
    const outcomes = await clean(engine);
    expect(outcomes.find(({ id }) => id === idOf("b"))).toMatchObject({ outcome: "kept", reason: "changed" });
  });
});
