import { expect, test } from "vitest";
import { engineFailure, ModelEngine, refusal } from "../../test/modelEngine.ts";
import { container, idOf, image, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

// An image's removal that fails while others are under way.

const images = ["a", "b", "c", "d", "e"].map((name) => image(name, { tags: [`${name}:1`, `${name}:2`] }));

const engineOf = (some: typeof images) => new ModelEngine(structuredClone(world({ images: some })));

const clean = async (engine: ModelEngine) => (await run(engine, planOf(engine.world))).outcomes;

const refuse = (engine: ModelEngine, times: number) => {
  const asked: string[] = [];
  engine.before = (method, reference) => {
    if (method !== "removeImage") return;
    asked.push(reference);
    const refused = asked.filter((one) => one === reference).length <= times;
    if (reference === idOf("b") && refused) throw engineFailure("content digest: not found");
  };
  return asked;
};

test("it is tried once more when they are done", async () => {
  const engine = engineOf(images);
  const asked = refuse(engine, 1);
  expect(new Set((await clean(engine)).map(({ outcome }) => outcome))).toEqual(new Set(["removed"]));
  expect(asked.at(-1)).toBe(idOf("b"));
  expect(engine.world.images).toEqual([]);
});

test("it is tried no third time, and says all that went", async () => {
  const engine = engineOf(images);
  const asked = refuse(engine, 9);
  expect((await clean(engine)).filter(({ outcome }) => outcome !== "removed")).toMatchObject([
    { id: idOf("b"), outcome: "failed", message: "Took off b:1. content digest: not found" },
  ]);
  expect(asked.filter((reference) => reference === idOf("b"))).toHaveLength(2);
});

test("it stays when it came into use meanwhile", async () => {
  const engine = engineOf(images);
  refuse(engine, 1);
  engine.after = () => {
    engine.world.containers = [container("new", { imageId: idOf("b"), state: "created" })];
  };
  const outcomes = await clean(engine);
  expect(outcomes.find(({ id }) => id === idOf("b"))).toMatchObject({ outcome: "kept", reason: "changed" });
});

test("it has gone after all if it is there no more", async () => {
  const engine = engineOf(images);
  engine.before = (method, reference) => {
    if (method !== "removeImage" || reference !== idOf("b")) return;
    engine.world.images = engine.world.images.filter(({ id }) => id !== idOf("b"));
    throw engineFailure("content digest: not found");
  };
  const outcomes = await clean(engine);
  expect(outcomes.find(({ id }) => id === idOf("b"))).toMatchObject({
    outcome: "removed",
    message: "content digest: not found",
  });
});

test("it is told as it was at first when it cannot be looked at again", async () => {
  const engine = engineOf(images);
  let gone = false;
  engine.before = (method, reference) => {
    if (gone && method === "imageNames") throw refusal("unreachable", "away");
    if (method !== "removeImage" || reference !== idOf("b")) return;
    engine.world.images = engine.world.images.filter(({ id }) => id !== idOf("b"));
    gone = true;
    throw refusal("bad_answer", "half a JSON");
  };
  const outcomes = await clean(engine);
  expect(outcomes.find(({ id }) => id === idOf("b"))).toMatchObject({
    outcome: "unknown",
    message: "Took off b:1. It is not known whether it went: half a JSON",
  });
});

test("it is told as it failed when the run has been ended meanwhile", async () => {
  const engine = engineOf(images);
  const asked = refuse(engine, 1);
  const ending = new AbortController();
  const plan = planOf(engine.world);
  const { outcomes } = await run(engine, plan, {
    signal: ending.signal,
    onOutcome: () => ending.abort("cancelled"),
  });
  expect(outcomes.find(({ id }) => id === idOf("b"))).toMatchObject({
    outcome: "failed",
    message: "Took off b:1. content digest: not found",
  });
  expect(asked.filter((reference) => reference === idOf("b"))).toHaveLength(1);
});

test("it holds up what it was built on, which goes after it", async () => {
  const engine = engineOf([image("base"), ...images.map((one) => ({ ...one, parentId: idOf("base") }))]);
  refuse(engine, 1);
  const outcomes = await clean(engine);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => "removed"));
  expect(outcomes.slice(-2).map(({ id }) => id)).toEqual([idOf("b"), idOf("base")]);
});
