import { describe, expect, test, vi } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { chained, container, image, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { fates, run } from "../../test/run.ts";

const names = ["a", "b", "c", "d", "e", "f"];

describe("a run whose outcomes cannot be written down", () => {
  const containers = names.map((name) => container(name));

  test("begins nothing more until they can", async () => {
    const engine = new ModelEngine(world({ containers }));
    const { promise, resolve } = Promise.withResolvers<void>();
    let held = false;
    const ended = run(engine, planOf(engine.world), {
      atOnce: 1,
      recordable: () => (held ? promise : Promise.resolve()),
      onOutcome: () => {
        held = true;
      },
    });
    await vi.waitFor(() => expect(engine.removed).toHaveLength(1));
    // Whatever could go on by itself has had its turn.
    await new Promise((next) => setImmediate(next));
    expect(engine.removed).toHaveLength(1);
    resolve();
    expect((await ended).outcomes.every(({ outcome }) => outcome === "removed")).toBe(true);
    expect(engine.removed).toHaveLength(names.length);
  });

  test("can be cancelled all the same", async () => {
    const engine = new ModelEngine(world({ containers }));
    const controller = new AbortController();
    const ended = run(engine, planOf(engine.world), {
      signal: controller.signal,
      recordable: () => new Promise(() => {}),
    });
    controller.abort("cancelled");
    expect(new Set(fates(await ended))).toEqual(new Set(["containers kept cancelled"]));
    expect(engine.removed).toEqual([]);
  });
});

describe("a run that is ended", () => {
  test.each(["cancelled", "stopping"])(
    "(%s) finishes what is under way and begins nothing more",
    async (reason) => {
      const engine = new ModelEngine({ ...chained(), containers: names.map((name) => container(name)) });
      const ending = new AbortController();
      engine.before = (method) => {
        if (method === "removeContainer") ending.abort(reason);
      };
      const result = await run(engine, planOf(engine.world), { atOnce: 1, signal: ending.signal });
      expect(fates(result)).toEqual([
        "containers removed",
        ...names.slice(1).map(() => `containers kept ${reason}`),
        ...["networks", "volumes", "images", "buildCache"].map((kind) => `${kind} kept ${reason}`),
      ]);
      expect(result).toMatchObject({ errors: {}, reportedBytes: null, defects: [] });
      expect(engine.removed).toHaveLength(1);
    },
  );

  test("before it began asks the engine nothing", async () => {
    const engine = new ModelEngine(chained());
    engine.before = () => {
      throw new Error("It was asked.");
    };
    const result = await run(engine, planOf(engine.world), { signal: AbortSignal.abort("cancelled") });
    expect(new Set(result.outcomes.map(({ reason }) => reason))).toEqual(new Set(["cancelled"]));
    expect(result.outcomes).toHaveLength(5);
  });

  test.each([
    ["containers", "containerDetails"],
    ["networks", "networks"],
    ["volumes", "volumes"],
    ["images", "images"],
    ["buildCache", "diskUsage"],
  ] as const)("while %s are checked removes none of them", async (kind, method) => {
    const engine = new ModelEngine({ ...chained(), ...(kind !== "containers" && { containers: [] }) });
    const ending = new AbortController();
    engine.before = (called) => {
      if (called === method) ending.abort("cancelled");
    };
    const result = await run(engine, planOf(engine.world, [kind]), { signal: ending.signal });
    expect(fates(result)).toEqual([`${kind} kept cancelled`]);
    expect(engine.removed).toEqual([]);
  });

  test("takes all names off an image that it has begun with, and the image", async () => {
    const engine = new ModelEngine(world({ images: [image("app", { tags: ["app:1", "app:2", "app:3"] })] }));
    const ending = new AbortController();
    engine.after = () => ending.abort("stopping");
    expect(fates(await run(engine, planOf(engine.world), { signal: ending.signal }))).toEqual([
      "images removed",
    ]);
    expect(engine.world.images).toEqual([]);
  });

  test("is told while the build cache is measured, which may take minutes", async () => {
    const engine = new ModelEngine(chained());
    const ending = new AbortController();
    engine.before = (method) => {
      if (method !== "diskUsage") return;
      queueMicrotask(() => ending.abort("cancelled"));
      return new Promise(() => {}); // for ever
    };
    const result = await run(engine, planOf(engine.world, ["buildCache"]), { signal: ending.signal });
    expect(fates(result)).toEqual(["buildCache kept cancelled"]);
    expect(result).toMatchObject({ errors: {}, defects: [] });
  });
});
