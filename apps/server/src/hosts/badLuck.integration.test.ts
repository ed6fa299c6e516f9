import type { HostChange } from "@dunnage/api/schemas";
import {
  makeContainer,
  standardScenario,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BadEngine, chanceBy, type Mischief, mischiefBy, startBadEngine } from "../../test/badEngine.ts";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { hurry } from "../../test/hurry.ts";

// A connection on which anything may happen to any answer. What is asked ends in time and says what it is, and all is well when the connection is.

const seed = Number(process.env.DUNNAGE_SEED ?? Math.floor(Math.random() * 1_000_000));
const CALLS = 120;
const SILENCES = 4;
/** A cheap read ends in 5 s, and there are two in a row at the most. */
const BOUND_MS = 15_000;

let engine: ThrowawayEngine;
let bad: BadEngine;
let dunnage: TestDunnage;
let visitor: Visitor;
beforeAll(async () => {
  // How long a list and a measurement are waited for.
  hurry({ 120_000: 6000, 600_000: 6000 });
  engine = await startEngine({ version: "28.5" });
  await standardScenario(engine);
  bad = await startBadEngine(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: bad.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await bad?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const chance = chanceBy(seed);

const within = (work: Promise<unknown>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error("It did not end in time.")), BOUND_MS).unref(),
    ),
  ]);

test(`whatever becomes of the engine's answers, each call ends and says why (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  const { dockerSystem } = visitor.client;
  const told: HostChange[] = [];
  const lost: unknown[] = [];
  const watching = dockerSystem.watch.subscribe(
    {},
    { onData: ({ data }) => told.push(data), onError: (error) => lost.push(error) },
  );
  const calls = [
    () => dockerSystem.info.query(),
    () => dockerSystem.stats.query(),
    () => dockerSystem.stats.query({ refresh: true }),
    () => dockerSystem.usage.query({ refresh: true }),
    () =>
      dockerSystem.preview.mutate({ containers: true, images: "unused", volumes: true, buildCache: "all" }),
  ];
  // Each silence costs what a cheap read may take: a few of them are enough.
  let silences = SILENCES;
  const spared = (mischief: Mischief) => (mischief.startsWith("hang") && silences-- <= 0 ? "none" : mischief);
  bad.next = () => (chance() < 0.5 ? "none" : spared(mischiefBy(chance())));
  const before = bad.asked;
  const codes = new Set<string>();
  for (let round = 0; round < CALLS / 4; round++) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        within(calls[Math.floor(chance() * calls.length)]?.() ?? Promise.resolve()),
      ),
    );
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") codes.add("fine");
      else {
        const { report } = (outcome.reason as { data?: { report?: { code: string } } }).data ?? {};
        codes.add(report?.code ?? String(outcome.reason));
      }
    }
  }
  expect(
    [...codes].filter(
      (code) => !/^(fine|unreachable|bad_answer|timed_out|unsupported|not_found)$/.test(code),
    ),
  ).toEqual([]);
  // Some of it went well and some did not, or this showed nothing.
  expect(codes.size).toBeGreaterThan(1);
  // A usage is a dozen requests and two for each image; none is repeated but once, where the connection had ended.
  expect(bad.asked - before).toBeLessThan(CALLS * 60);

  bad.next = () => "none";
  const { id } = await makeContainer(engine, { state: "created" });
  const { counts } = await summaryOf(engine);
  await expect.poll(() => told.at(-1)?.stats, { timeout: 60_000 }).toMatchObject(counts);
  expect(told.at(-1)?.trouble).toBeNull();
  await engine.docker(["rm", id]);
  const fewer = { ...counts, totalContainers: counts.totalContainers - 1 };
  await expect.poll(() => told.at(-1)?.stats, { timeout: 60_000 }).toMatchObject(fewer);
  await expect
    .poll(async () => (await dockerSystem.stats.query({ refresh: true })).measurements, { timeout: 30_000 })
    .toMatchObject({
      images: { error: null },
      containers: { error: null },
      volumes: { error: null },
      buildCache: { error: null },
    });
  watching.unsubscribe();
  expect(lost).toEqual([]);

  // The stream of events, and at most the handful that idle for ten seconds.
  await expect.poll(() => bad.connections(), { timeout: 30_000 }).toBeLessThanOrEqual(2);
  expect(dunnage.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});
