import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, sealerOf } from "@dunnage/db";
import { connectEngine } from "@dunnage/docker";
import { makeContainer, makeVolume, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { defaultSettings } from "../settings/settings.ts";
import { EngineHost } from "./host.ts";

const HOUR_MS = 3_600_000;

let engine: ThrowawayEngine;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-object-history-"));
  engine = await startEngine();
});
afterAll(async () => {
  await engine?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const inWriter = (script: string) => engine.docker(["exec", "writer", "sh", "-c", script]);
const write = (bytes: number, file: string) => inWriter(`head -c ${bytes} /dev/zero > ${file}`);

/** What the engine itself says now, and what the volume's files come to. */
async function measured() {
  const [inspected] = await engine.dockerJson<{ SizeRw: number }>(["inspect", "--size", "writer"]);
  return {
    container: inspected?.SizeRw,
    volume: Number(await inWriter("cat /volumes/shop_data/* | wc -c")),
  };
}

test("what a volume and a container take is told as it was before and after something wrote to them", async () => {
  await makeVolume(engine, { name: "shop_data" });
  const { id } = await makeContainer(engine, { name: "writer", volumes: ["shop_data"] });
  const database = await openDatabase({ dataDir: folder, sealer: sealerOf("secret".repeat(8)) });
  const connected = connectEngine({ host: engine.host });
  let aheadMs = 0;
  const host = new EngineHost({
    id: "local",
    engine: connected,
    sightings: database.sightings,
    usageSamples: database.usageSamples,
    ownContainer: null,
    protections: async () => [],
    settings: async () => defaultSettings,
    countRegistries: async () => 0,
    log: pino({ level: "silent" }),
    clock: { ...systemClock, instant: () => new Date(Date.now() + aheadMs) },
  });
  const sampled = async () => {
    await host.usage({ refresh: true, known: false });
    const { sample, objects } = await host.takeSample();
    await database.usageSamples.add("local", sample, objects);
    aheadMs += HOUR_MS;
  };
  const told = async (key: string) => {
    const { points } = await host.objectHistory({ key, sinceMs: 24 * HOUR_MS });
    return points.map(({ bytes }) => bytes);
  };

  await write(7_000, "/volumes/shop_data/one");
  const before = await measured();
  await sampled();
  expect(before.volume).toBe(7_000);
  await write(50_000, "/volumes/shop_data/two");
  await write(30_000, "/written");
  const after = await measured();
  await sampled();
  expect(after.volume).toBe(57_000);
  await inWriter("rm /volumes/shop_data/one");
  const last = await measured();
  await sampled();

  expect(await told("volumes/shop_data")).toEqual([before.volume, after.volume, last.volume]);
  expect(await told(`containers/${id}`)).toEqual([before.container, after.container, last.container]);
  expect((after.container ?? 0) - (before.container ?? 0)).toBe(30_000);

  // What came later begins later, and what went has a gap.
  await engine.docker(["rm", "-f", "writer"]);
  await makeVolume(engine, { name: "late", bytes: 400 });
  await sampled();
  expect(await told("volumes/late")).toEqual([400]);
  expect((await told(`containers/${id}`)).at(-1)).toBeNull();
  expect(await told("volumes/never")).toEqual([]);

  await host.stop();
  connected.close();
  await database.close();
});
