import type { UsageSample } from "@dunnage/api";
import { connectEngine } from "@dunnage/docker";
import {
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage } from "../../test/dunnage.ts";
import { systemClock } from "../clock.ts";
import { defaultSettings } from "../settings/settings.ts";
import { EngineHost } from "./host.ts";

let engine: ThrowawayEngine;
beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
});
afterAll(() => engine?.[Symbol.asyncDispose]());

test("Dunnage knows its own container, image, volumes and networks, whatever else there is", async () => {
  const image = await makeImage(engine, { tags: ["dunnage:1"], layerBytes: [10] });
  await makeImage(engine, { tags: ["other:1"], layerBytes: [20] });
  for (const name of ["dunnage", "other"]) await makeVolume(engine, { name });
  const network = await makeNetwork(engine, { name: "dunnage" });
  await makeNetwork(engine, { name: "other" });
  const own = await makeContainer(engine, {
    image: "dunnage:1",
    volumes: ["dunnage"],
    networks: ["dunnage"],
  });
  await makeContainer(engine, { image: "other:1", volumes: ["other"], networks: ["other"] });

  const connected = connectEngine({ host: engine.host });
  const log = pino({ level: "silent" });
  const store = { of: async () => [], record: async () => undefined, forget: async () => undefined };
  const usageSamples = {
    add: async () => undefined,
    list: async () => [],
    listObject: async () => [],
    thin: async () => undefined,
  };
  const keysOf = async (ownContainer: string | null) => {
    const host = new EngineHost({
      id: "local",
      engine: connected,
      sightings: store,
      usageSamples,
      ownContainer,
      protections: async () => [],
      settings: async () => defaultSettings,
      countRegistries: async () => 0,
      log,
      clock: systemClock,
    });
    const { inventory } = await host.reading({ stopTimes: false });
    return (await host.knowledge(inventory)).own;
  };
  expect(await keysOf(own.id)).toEqual(
    new Set([`containers/${own.id}`, `images/${image.id}`, "volumes/dunnage", `networks/${network.id}`]),
  );
  // Outside of a container, or in one of another engine.
  expect(await keysOf(null)).toEqual(new Set());
  expect(await keysOf("0".repeat(64))).toEqual(new Set());
  connected.close();
});

test("what takes the disk is written down, and its history is there for whoever looks", async () => {
  await makeVolume(engine, {
    name: "shop_data",
    bytes: 7000,
    labels: { "com.docker.compose.project": "shop" },
  });
  const connected = connectEngine({ host: engine.host });
  const kept: UsageSample[] = [];
  const host = new EngineHost({
    id: "local",
    engine: connected,
    sightings: { of: async () => [], record: async () => undefined, forget: async () => undefined },
    usageSamples: {
      add: async (_host, sample) => void kept.push(sample),
      list: async () => kept,
      listObject: async () => [],
      thin: async () => undefined,
    },
    ownContainer: null,
    protections: async () => [],
    settings: async () => defaultSettings,
    countRegistries: async () => 0,
    log: pino({ level: "silent" }),
    clock: systemClock,
    firstSampleAfterMs: 0,
  });
  await host.start();
  await expect.poll(() => kept.length).toBe(1);
  const { totals, readAt } = await host.usage({ refresh: false, known: false });
  const { storage } = await host.info();
  expect(kept[0]).toEqual({
    at: readAt,
    kinds: {
      images: totals.images.bytes,
      containers: totals.containers.bytes,
      volumes: totals.volumes.bytes,
      buildCache: totals.buildCache.bytes,
    },
    projects: { shop: 7000 },
    totalBytes: storage.totalBytes,
    freeBytes: expect.any(Number),
  });
  const { nextSampleAt, samples, noForecast } = await host.history({ sinceMs: 60_000 });
  expect(samples).toEqual([{ ...kept[0], projects: {} }]);
  expect(noForecast).toBe("too_few_samples");
  expect(Date.parse(nextSampleAt ?? "")).toBeGreaterThan(Date.now() + 10 * 60_000);
  await host.stop();
  connected.close();
});

test("usage is of one reading for all who ask, until a person wants it anew or a clean-up has changed the host", async () => {
  await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  const { client } = await dunnage.signIn();
  const usage = (refresh = false) => client.dockerSystem.usage.query({ refresh });
  const answers = await Promise.all([usage(), usage(), usage()]);
  const [first] = answers;
  expect(first?.host).toEqual({ id: "local", name: expect.not.stringMatching(/^local$/) });
  expect(new Set(answers.map(({ readAt }) => readAt)).size).toBe(1);
  expect((await usage()).readAt).toBe(first?.readAt);
  const again = await usage(true);
  expect(again.readAt).not.toBe(first?.readAt);

  await makeVolume(engine, { name: "unused", bytes: 5000 });
  const volume = (await usage(true)).objects.find(({ id }) => id === "unused");
  expect(volume).toMatchObject({ key: "volumes/unused", bytes: 5000, use: "named", heldBy: [] });
  // What is protected says so at once, in the reading that is there.
  await client.protections.add.mutate({ host: null, kind: null, by: "name", value: "unus*", why: "Mine." });
  expect((await usage()).objects.find(({ id }) => id === "unused")?.protection).toMatchObject({
    why: "Mine.",
    who: "Administrator",
  });

  await makeContainer(engine, { state: "created" });
  await client.dockerSystem.cleanup.mutate({ containers: true });
  const { objects } = await usage();
  expect(objects.filter(({ kind }) => kind === "containers").map(({ state }) => state)).toEqual([
    "running",
    "running",
  ]);
});
