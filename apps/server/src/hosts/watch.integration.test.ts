import type { HostChange } from "@dunnage/api/schemas";
import {
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";

// What watchers are told over real HTTP, held against the docker CLI's own numbers.

/** Somebody who watches, and remembers. */
function watching({ client }: Visitor) {
  const told: HostChange[] = [];
  const errors: unknown[] = [];
  const lost: unknown[] = [];
  const subscription = client.dockerSystem.watch.subscribe(
    {},
    {
      onData: ({ data }) => told.push(data),
      onError: (error) => errors.push(error),
      // An error of the kind that passes is one to connect again after.
      onConnectionStateChange: ({ error }) => error && lost.push(error),
    },
  );
  return {
    told,
    errors,
    lost,
    latest: () => told.at(-1),
    stop: () => subscription.unsubscribe(),
  };
}

const soon = { timeout: 10_000, interval: 20 };

describe.each(testEngines)("$title", ({ options }) => {
  let engine: ThrowawayEngine;
  let dunnage: TestDunnage;
  let visitor: Visitor;
  beforeAll(async () => {
    engine = await startEngine(options);
    dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
    visitor = await dunnage.signIn();
  });
  afterAll(async () => {
    await dunnage?.[Symbol.asyncDispose]();
    await engine?.[Symbol.asyncDispose]();
  });

  test("each change is told as it happens, and the counts are the docker CLI's", async () => {
    const watcher = watching(visitor);
    await expect.poll(() => watcher.latest()?.stats?.totalContainers, soon).toBe(0);
    expect(watcher.told[0]?.changed).toHaveLength(5);
    const box = { id: "" };
    const deeds: [string, () => Promise<unknown>, (stats: NonNullable<HostChange["stats"]>) => number][] = [
      [
        "made and started",
        async () => (box.id = (await makeContainer(engine, { state: "running" })).id),
        (stats) => stats.runningContainers,
      ],
      ["stopped", () => engine.docker(["kill", box.id]), (stats) => -stats.runningContainers],
      ["started", () => engine.docker(["start", box.id]), (stats) => stats.runningContainers],
      ["paused", () => engine.docker(["pause", box.id]), (stats) => -stats.runningContainers],
      ["removed", () => engine.docker(["rm", "-f", box.id]), (stats) => -stats.totalContainers],
      ["built", () => makeImage(engine, { tags: ["new:1"], layerBytes: [10] }), (stats) => stats.totalImages],
      ["removed", () => engine.docker(["image", "rm", "new:1"]), (stats) => -stats.totalImages],
    ];
    for (const [what, deed, figure] of deeds) {
      const before = watcher.latest()?.stats;
      if (!before) throw new Error("The host is not told of.");
      await deed();
      const isTold = () => watcher.told.some(({ stats }) => stats && figure(stats) > figure(before));
      await expect.poll(isTold, { ...soon, message: what }).toBe(true);
      const { counts } = await summaryOf(engine);
      await expect.poll(() => watcher.latest()?.stats, soon).toMatchObject(counts);
    }
    for (const [kind, make] of [
      ["volumes", () => makeVolume(engine, { name: "told" })],
      ["networks", () => makeNetwork(engine, { name: "told" })],
    ] as const) {
      watcher.told.length = 0;
      await make();
      await expect.poll(() => watcher.told.flatMap(({ changed }) => changed), soon).toContain(kind);
    }
    watcher.stop();
    expect(watcher.errors).toEqual([]);
  });

  test("what an engine tells of before its own list shows it is counted rightly all the same, watched or not", async () => {
    const { id } = await makeContainer(engine, { state: "running" });
    const { dockerSystem } = visitor.client;
    const running = async () => (await dockerSystem.stats.query()).runningContainers;
    const { counts } = await summaryOf(engine);
    await expect.poll(running, soon).toBe(counts.runningContainers);
    for (const [deed, change] of [
      ["pause", -1],
      ["unpause", 0],
      ["pause", -1],
    ] as const) {
      await engine.docker([deed, id]);
      // Asked at once and again and again, as many pages do.
      await expect.poll(running, { ...soon, interval: 1 }).toBe(counts.runningContainers + change);
      await expect
        .poll(async () => [await running(), await running()], { timeout: 3000 })
        .toEqual([counts.runningContainers + change, counts.runningContainers + change]);
    }
    await engine.docker(["unpause", id]);
    await engine.docker(["rm", "-f", id]);
  });

  test("an engine that goes and comes back is told of, and what happened meanwhile with it", async () => {
    const watcher = watching(visitor);
    await expect.poll(() => watcher.latest()?.stats, soon).toBeTruthy();
    const before = watcher.latest()?.stats?.totalContainers ?? Number.NaN;
    await engine.kill();
    await expect.poll(() => watcher.latest()?.trouble?.code, soon).toBe("unreachable");
    expect(watcher.latest()).toMatchObject({ stats: null, info: null });
    await engine.start();
    await makeContainer(engine, { state: "created" });
    await expect.poll(() => watcher.latest()?.stats?.totalContainers, { timeout: 40_000 }).toBe(before + 1);
    expect(watcher.latest()?.trouble).toBeNull();
    watcher.stop();
    expect(watcher.errors).toEqual([]);
  });

  test("one that hangs is told of in seconds, though its stream of events stays open", async () => {
    const watcher = watching(visitor);
    await expect.poll(() => watcher.latest()?.stats, soon).toBeTruthy();
    await engine.pause();
    try {
      await expect.poll(() => watcher.latest()?.trouble?.code, { timeout: 15_000 }).toBe("timed_out");
    } finally {
      await engine.resume();
    }
    await expect.poll(() => watcher.latest()?.stats, { timeout: 15_000 }).toBeTruthy();
    watcher.stop();
  });
});

test("a server that stops tells those who watch, and takes it for no error of its own", async () => {
  await using engine = await startEngine({ version: "28.5" });
  const dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  const watcher = watching(await dunnage.signIn());
  await expect.poll(() => watcher.latest()?.stats, soon).toBeTruthy();
  await dunnage[Symbol.asyncDispose]();
  await expect
    .poll(() => watcher.lost[0], soon)
    .toMatchObject({ data: { code: "SERVICE_UNAVAILABLE", report: { code: "stopping" } } });
  expect(dunnage.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  watcher.stop();
});
