import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase, sealerOf } from "@dunnage/db";
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
import { systemClock } from "../clock.ts";
import { listenToEvents } from "./engineEvents.ts";
import { HostLists } from "./hostLists.ts";
import { SightingsTracker } from "./sightingsTracker.ts";

let engine: ThrowawayEngine;
let dataDir: string;
let database: Database;
let log: string[];

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  dataDir = await mkdtemp(join(tmpdir(), "dunnage-sightings-"));
  database = await openDatabase({ dataDir, sealer: sealerOf("x".repeat(32)) });
});
afterAll(async () => {
  await database?.close();
  await engine?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

function track() {
  log = [];
  const connected = connectEngine({ host: engine.host });
  const stopping = new AbortController();
  const { signal } = stopping;
  const lists = new HostLists(connected, systemClock, signal);
  const logger = pino({ level: "info" }, { write: (line) => log.push(line) });
  const parts = { clock: systemClock, log: logger };
  const tracker = new SightingsTracker({
    host: "local",
    lists,
    sameClock: true,
    store: database.sightings,
    ...parts,
  });
  const of = (key: string) => tracker.sightings.byKey.get(key);
  const start = async () => {
    await tracker.start();
    void listenToEvents({
      engine: connected,
      onHeard(heard) {
        lists.hear(heard);
        tracker.lookSoon();
      },
      onEvent(event) {
        lists.tell(event);
        tracker.hear(event);
      },
      signal,
      ...parts,
    });
  };
  const stop = async () => {
    stopping.abort();
    await tracker.stop();
    connected.close();
  };
  return { tracker, of, start, stop };
}

const used = { firstSeenAt: expect.any(String), lastUsedAt: expect.any(String) };
const unused = { firstSeenAt: expect.any(String), lastUsedAt: null };
const soon = { timeout: 15_000 };

test("what runs uses what it holds, as long as it runs, if that is for a moment only", async () => {
  for (const name of ["busy", "idle", "brief"]) await makeVolume(engine, { name });
  const network = await makeNetwork(engine, { name: "busy" });
  const [busy, idle, brief] = [
    await makeImage(engine, { tags: ["busy:1"], layerBytes: [10] }),
    await makeImage(engine, { tags: ["idle:1"], layerBytes: [20] }),
    await makeImage(engine, { tags: ["brief:1"], layerBytes: [30] }),
  ];
  await makeContainer(engine, { image: "busy:1", volumes: ["busy"], networks: ["busy"] });
  const waiting = await makeContainer(engine, { image: "brief:1", volumes: ["brief"], state: "created" });

  const { of, start, stop } = track();
  await start();
  await expect.poll(() => of("volumes/busy"), soon).toMatchObject(used);
  expect(of(`networks/${network.id}`)).toMatchObject(used);
  expect(of(`images/${busy.id}`)).toMatchObject(used);
  for (const key of [`images/${idle.id}`, `images/${brief.id}`, "volumes/idle", "volumes/brief"])
    expect([key, of(key)]).toEqual([key, expect.objectContaining(unused)]);

  // Over before anybody looks again. Its events are all that tells of it.
  const startedAt = new Date().toISOString();
  await engine.docker(["start", "--attach", waiting.id]);
  await engine.docker(["rm", waiting.id]);
  await expect.poll(() => of(`containers/${waiting.id}`), soon).toBeUndefined();
  for (const key of [`images/${brief.id}`, "volumes/brief"]) {
    expect(of(key)).toMatchObject(used);
    expect(of(key)?.lastUsedAt?.localeCompare(startedAt)).toBe(1);
  }
  expect(of("volumes/idle")).toMatchObject(unused);
  await stop();
});

test("what was seen outlives Dunnage, and an engine that is away forgets nothing", async () => {
  const kept = await database.sightings.of("local");
  const keptOf = (id: string) => kept.find((sighting) => sighting.id === id);
  expect(keptOf("brief")).toMatchObject(used);
  await makeVolume(engine, { name: "new" });

  const { tracker, of, start, stop } = track();
  await start();
  expect(tracker.sightings.watchedSince).toBe(kept.map(({ firstSeenAt }) => firstSeenAt).toSorted()[0]);
  expect(of("volumes/brief")).toMatchObject({ lastUsedAt: keptOf("brief")?.lastUsedAt });
  await expect.poll(() => of("volumes/new"), soon).toMatchObject(unused);
  // Looked at again so soon only because its events are heard.
  await engine.docker(["volume", "rm", "idle"]);
  await expect.poll(() => of("volumes/idle"), soon).toBeUndefined();

  await engine.kill();
  await expect.poll(() => log.length, soon).toBe(1);
  await engine.start();
  await expect.poll(() => log.length, soon).toBe(2);
  expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    expect.stringContaining("not heard"),
    expect.stringContaining("there again"),
  ]);
  expect(of("volumes/brief")).toMatchObject({ firstSeenAt: keptOf("brief")?.firstSeenAt });
  await stop();
  const afterwards = await database.sightings.of("local");
  expect(afterwards.map(({ id }) => id)).not.toContain("idle");
  expect(afterwards.find(({ id }) => id === "busy")).toMatchObject(used);
});
