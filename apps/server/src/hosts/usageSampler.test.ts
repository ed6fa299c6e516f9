import type { ObjectBytes, UsageSample } from "@dunnage/api";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UsageSampler } from "./usageSampler.ts";

const MINUTE = 60_000;

// The clock stands still but where a test moves it, and with it what sleeps.
beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2026, 0, 1),
    toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sampler of a host that a reading costs so much, with all that it wrote. */
function sampling() {
  const world = {
    tookMs: 1000,
    trouble: null as Error | null,
    databaseTrouble: null as Error | null,
    underWay: 0,
    settings: { sampleEveryMs: 15 * MINUTE, historyKeptForMs: 731 * 1440 * MINUTE },
  };
  const kept: UsageSample[] = [];
  const objectsKept: ObjectBytes[] = [];
  const thinned: number[] = [];
  const log: string[] = [];
  const clock = { instant: () => new Date(), elapsedMs: () => performance.now() };
  const sampler = new UsageSampler({
    host: "local",
    async take() {
      world.underWay += 1;
      expect(world.underWay).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, world.tookMs));
      world.underWay -= 1;
      if (world.trouble) throw world.trouble;
      const sample: UsageSample = {
        at: new Date().toISOString(),
        kinds: { images: 1, containers: 1, volumes: 1, buildCache: 1 },
        projects: {},
        totalBytes: null,
        freeBytes: null,
      };
      return { sample, objects: { "volumes/v": kept.length }, tookMs: world.tookMs };
    },
    store: {
      async add(_host, sample, objects) {
        if (world.databaseTrouble) throw world.databaseTrouble;
        kept.push(sample);
        objectsKept.push(objects);
      },
      list: async (_host, sinceAt) => kept.filter(({ at }) => at >= sinceAt),
      listObject: async (_host, key, sinceAt) =>
        kept
          .map(({ at }, index) => ({ at, bytes: objectsKept[index]?.[key] ?? null }))
          .filter(({ at }) => at >= sinceAt),
      thin: async (_host, _at, keptForMs) => void thinned.push(keptForMs),
    },
    settings: async () => world.settings,
    clock,
    log: pino({ level: "info" }, { write: (line) => log.push(line) }),
  });
  const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE);
  return { sampler, world, kept, thinned, log, pass };
}

test("the first sample is made five minutes after the start, then one every quarter of an hour", async () => {
  const { sampler, kept, pass } = sampling();
  expect((await sampler.history({ sinceMs: MINUTE })).nextSampleAt).toBeNull();
  sampler.start();
  expect((await sampler.history({ sinceMs: MINUTE })).nextSampleAt).toBe("2026-01-01T00:05:00.000Z");
  await pass(4.9);
  expect(kept).toEqual([]);
  await pass(0.2);
  expect(kept).toHaveLength(1);
  expect((await sampler.history({ sinceMs: MINUTE })).nextSampleAt).toBe("2026-01-01T00:20:01.000Z");
  await pass(60);
  expect(kept).toHaveLength(5);
  const { samples, sinceAt, untilAt } = await sampler.history({ sinceMs: 35 * MINUTE });
  expect(samples.map(({ at }) => at)).toEqual([
    "2026-01-01T00:35:03.000Z",
    "2026-01-01T00:50:04.000Z",
    "2026-01-01T01:05:05.000Z",
  ]);
  expect(Date.parse(untilAt) - Date.parse(sinceAt)).toBe(35 * MINUTE);
  await sampler.stop();
});

test("what is told of one object begins with the first sample that has it", async () => {
  const { sampler, pass } = sampling();
  sampler.start();
  await pass(36);
  const told = await sampler.objectHistory({ key: "volumes/v", sinceMs: 20 * MINUTE });
  expect(told).toEqual({
    key: "volumes/v",
    sinceAt: "2026-01-01T00:16:00.000Z",
    untilAt: "2026-01-01T00:36:00.000Z",
    nextSampleAt: "2026-01-01T00:50:03.000Z",
    points: [
      { at: "2026-01-01T00:20:02.000Z", bytes: 1 },
      { at: "2026-01-01T00:35:03.000Z", bytes: 2 },
    ],
    bytesPerDay: null,
  });
  expect((await sampler.objectHistory({ key: "volumes/other", sinceMs: MINUTE })).points).toEqual([]);
  await sampler.stop();
});

test("a host that is dear to read is read for a hundredth of its time, never twice at once", async () => {
  const { sampler, world, kept, pass } = sampling();
  world.tookMs = 30 * MINUTE;
  sampler.start();
  await pass(36);
  expect(kept).toHaveLength(1);
  await pass(3000 - 2);
  expect(kept).toHaveLength(1);
  await pass(32);
  expect(kept).toHaveLength(2);
  await sampler.stop();
});

test.each(["trouble", "databaseTrouble"] as const)(
  "%s makes no sample and one line in the log; samples go on when it is over",
  async (what) => {
    const { sampler, world, kept, log, pass } = sampling();
    world[what] = new Error("away");
    sampler.start();
    await pass(60);
    expect(kept).toEqual([]);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain("away");
    world[what] = null;
    await pass(16);
    expect(kept).toHaveLength(1);
    world[what] = new Error("away again");
    await pass(40);
    expect(log).toHaveLength(2);
    await sampler.stop();
  },
);

test("once stopped it neither reads nor plans to", async () => {
  const { sampler, kept, pass } = sampling();
  sampler.start();
  await pass(6);
  await sampler.stop();
  expect((await sampler.history({ sinceMs: MINUTE })).nextSampleAt).toBeNull();
  await pass(600);
  expect(kept).toHaveLength(1);
});

test("what is set counts at once, in a rest that is under way too, however long that was to be", async () => {
  const { sampler, world, kept, thinned, pass } = sampling();
  sampler.start();
  await pass(6);
  world.settings = { sampleEveryMs: 1440 * MINUTE, historyKeptForMs: 1440 * MINUTE };
  sampler.resettle();
  await pass(600);
  expect(kept).toHaveLength(1);
  expect((await sampler.history({ sinceMs: MINUTE })).nextSampleAt).toBe("2026-01-02T00:05:01.000Z");
  world.settings = { ...world.settings, sampleEveryMs: 900 * MINUTE };
  sampler.resettle();
  await pass(301);
  expect(kept).toHaveLength(2);
  expect(thinned).toEqual([731 * 1440 * MINUTE, 1440 * MINUTE]);
  await sampler.stop();
});
