import { describe, expect, test } from "vitest";
import { ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, network, record, volume, world } from "../../test/objects.ts";
import { everything, run } from "../../test/run.ts";
import type { CleanupResult } from "./runCleanup.ts";

/** One of each kind, each in use by a stopped container until that goes. */
function chained(): World {
  const networks = [{ name: "net", id: null }];
  return world({
    containers: [container("stopped", { imageId: idOf("app"), volumes: ["data"], networks })],
    images: [image("app")],
    volumes: [volume("data")],
    networks: [network("net")],
    buildCache: [record("cache")],
  });
}

const told = (result: CleanupResult) =>
  result.outcomes.map(({ key, outcome, reason }) =>
    [key.split("/")[0], outcome, reason].filter(Boolean).join(" "),
  );

describe("a run", () => {
  test("that is ended early finishes what is under way and begins nothing more", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const containers = names.map((name) => container(name));
    const engine = new ModelEngine({ ...chained(), containers });
    const stopping = new AbortController();
    engine.before = (method) => {
      if (method === "removeContainer") stopping.abort();
    };
    const result = await run(engine, everything, { atOnce: 1, signal: stopping.signal });
    expect(result.state).toBe("partly");
    expect(result.kinds.containers).toMatchObject({ removed: 1, failed: 5, error: null });
    expect(result.outcomes.slice(1).map(({ message }) => message)).toEqual(
      names.slice(1).map(() => "Not tried: Dunnage was stopping."),
    );
    expect(result.kinds.volumes).toMatchObject({ removed: 0, error: { code: "stopping" } });
    expect(engine.world.containers.map(({ names: [name] }) => name)).toEqual(names.slice(1));
    expect(engine.world.volumes).toHaveLength(1);
  });

  test("takes what each removal frees for the next kind", async () => {
    const engine = new ModelEngine(chained());
    const result = await run(engine, everything);
    expect(told(result)).toEqual([
      "containers removed",
      "networks removed",
      "volumes removed",
      "images removed",
      "buildCache removed",
    ]);
    expect(engine.world).toEqual(world());
    expect(result).toMatchObject({
      state: "finished",
      removedBytes: 10 + 0 + 1000 + 100 + 10_000,
      reportedBytes: 10_000,
      kinds: {
        containers: { removed: 1, kept: 0, failed: 0, bytes: 10, error: null },
        networks: { removed: 1, bytes: 0 },
      },
    });
  });

  test.each(["networks", "volumes", "images"] as const)(
    "keeps the %s that a stopped container needs",
    async (kind) => {
      const engine = new ModelEngine(chained());
      const result = await run(engine, { [kind]: everything[kind] });
      expect(told(result)).toEqual([]);
      expect(result.kinds).toEqual({ [kind]: { removed: 0, kept: 0, failed: 0, bytes: 0, error: null } });
      expect(engine.removed).toEqual([]);
    },
  );

  test("tells free bytes before and after, and when it began and ended", async () => {
    const free = [100, 200];
    const instants = [1000, 2000];
    const result = await run(
      new ModelEngine(chained()),
      { buildCache: true },
      {
        freeBytes: async () => free.shift() ?? null,
        clock: () => new Date(instants.shift() ?? 0),
      },
    );
    expect(result).toMatchObject({
      freeBytesBefore: 100,
      freeBytesAfter: 200,
      startedAt: "1970-01-01T00:00:01.000Z",
      finishedAt: "1970-01-01T00:00:02.000Z",
    });
  });

  test("free bytes that cannot be read are not known", async () => {
    const result = await run(
      new ModelEngine(world()),
      { networks: true },
      { freeBytes: () => Promise.reject(new Error("no such folder")) },
    );
    expect(result).toMatchObject({ freeBytesBefore: null, freeBytesAfter: null, state: "finished" });
  });

  test("spares what the label keeps, and says so of what would have gone", async () => {
    const engine = new ModelEngine(
      world({
        containers: [
          container("stopped", { labels: keep, imageId: idOf("held") }),
          container("running", { labels: keep, imageId: idOf("held"), state: "running" }),
        ],
        images: [image("app", { labels: keep }), image("held", { labels: keep })],
        volumes: [volume("data", { labels: keep })],
        networks: [network("net", { labels: keep })],
      }),
    );
    const result = await run(engine, everything);
    expect(told(result)).toEqual([
      "containers kept label_keep",
      "networks kept label_keep",
      "volumes kept label_keep",
      "images kept label_keep",
    ]);
    expect(result.outcomes.map(({ bytes }) => bytes)).toEqual([10, 0, 1000, 100]);
    expect(result).toMatchObject({ state: "finished", removedBytes: 0 });
    expect(engine.removed).toEqual([]);
  });

  test("sizes that cannot be measured are not known, and hold nothing up", async () => {
    const engine = new ModelEngine(chained());
    engine.world.containers = engine.world.containers.map((one) => ({ ...one, sizeBytes: null }));
    engine.before = (method) => {
      if (method === "diskUsage") throw refusal("bad_answer", "a disk usage operation is already running");
    };
    const { outcomes } = await run(engine, { containers: true, volumes: "unused", buildCache: true });
    expect(outcomes.map(({ outcome, bytes, certainty }) => [outcome, bytes, certainty])).toEqual(
      Array.from({ length: 3 }, () => ["removed", null, "unknown"]),
    );
  });

  test("what a shared record of the build cache frees is not known", async () => {
    const engine = new ModelEngine(world({ buildCache: [record("a"), record("b", { shared: true })] }));
    const { outcomes, removedBytes, reportedBytes } = await run(engine, { buildCache: "all" });
    expect(outcomes.map(({ id, bytes, certainty }) => [id, bytes, certainty])).toEqual([
      ["a", 10_000, "exact"],
      ["b", null, "unknown"],
    ]);
    expect([removedBytes, reportedBytes]).toEqual([10_000, 20_000]);
  });

  test("counts a layer that an image and a record share once, with the image", async () => {
    const engine = new ModelEngine(
      world({ images: [image("app")], buildCache: [record("a"), record("b", { shared: true })] }),
    );
    engine.after = () => {
      engine.world.buildCache = engine.world.buildCache.map((one) => ({ ...one, shared: false }));
    };
    const { kinds, removedBytes } = await run(engine, { images: "unused", buildCache: true });
    expect(kinds).toMatchObject({ images: { bytes: 100 }, buildCache: { removed: 2, bytes: 10_000 } });
    expect(removedBytes).toBe(10_100);
  });
});
