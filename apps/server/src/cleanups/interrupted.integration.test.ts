import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CleanupPlan, PlanItem } from "@dunnage/api/schemas";
import { openDatabase, sealerOf } from "@dunnage/db";
import {
  makeBuildCache,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { signIn, startTestDunnage, type TestDunnage } from "../../test/dunnage.ts";
import { hold } from "../../test/heldEngine.ts";
import { startServerProcess } from "../../test/process.ts";
import { containersOf, fillUp, HALF, runToTheMiddle } from "../../test/runs.ts";
import { newRun } from "./runUnderWay.ts";

// A server that is killed in the middle of a run, and the one that is started after it.

let engine: ThrowawayEngine;
let dataDir: string;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  dataDir = await mkdtemp(join(tmpdir(), "dunnage-interrupted-"));
});
afterAll(async () => {
  await engine?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(() => vi.useRealTimers());

/** A clock on which a server that was killed just now has been silent for long enough. */
const later = {
  instant: () => new Date(Date.now() + 31_000),
  elapsedMs: () => performance.now(),
};

/** Kills a server half-way through a run; answers the run's id and the ids of the containers that the plan had. */
async function interrupt(): Promise<{ id: string; planned: string[] }> {
  await fillUp(engine, 40);
  await using held = await hold(engine);
  await using server = await startServerProcess({ DUNNAGE_DATA_DIR: dataDir, DOCKER_HOST: held.host });
  const visitor = await signIn(server.url);
  const { run, watching } = await runToTheMiddle(held, visitor);
  const { items } = await visitor.client.runs.plan.query({ id: run.id });
  await expect.poll(async () => (await visitor.client.runs.get.query({ id: run.id })).done).toBe(HALF);
  watching.stop();
  await server.kill();
  return { id: run.id, planned: items.map((item) => item.id) };
}

const runOn = async (server: TestDunnage, id: string) => {
  const { client } = await server.signIn();
  await expect.poll(async () => (await client.runs.get.query({ id })).state).toBe("interrupted");
  return { client, run: await client.runs.get.query({ id }) };
};

test("a run whose server is killed half-way is told as interrupted, with what is true of each object", async () => {
  const { id, planned } = await interrupt();
  await using early = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
  // Its server might still live: another one may share the database.
  expect((await (await early.signIn()).client.runs.get.query({ id })).state).toBe("running");

  await using server = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir, clock: later });
  const { client, run } = await runOn(server, id);
  const there = await containersOf(engine);
  expect(run.outcomes.map((outcome) => outcome.id).toSorted()).toEqual(planned.toSorted());
  for (const { id: object, outcome, reason } of run.outcomes) {
    const said = there.has(object)
      ? ["kept", "interrupted"]
      : [outcome === "removed" ? "removed" : "unknown", null];
    expect([object, outcome, reason]).toEqual([object, ...said]);
  }
  expect(run.kinds.containers?.removed).toBeGreaterThan(0);
  expect(run.kinds.containers?.kept).toBeGreaterThan(0);
  const { entries } = await client.audit.list.query({});
  expect(entries.filter(({ action }) => action === "run.interrupted")).toMatchObject([
    { who: null, details: { run: id, host: "local" } },
  ]);

  // It is not gone on with, and the host is free for the next one.
  expect(await containersOf(engine)).toEqual(there);
  expect((await client.dockerSystem.cleanup.mutate({ containers: true })).state).toBe("finished");
});

/** Writes a run of this plan down as one that a server began a minute ago, and nothing since. */
async function begunByAnother(plan: CleanupPlan): Promise<string> {
  const database = await openDatabase({ dataDir, sealer: sealerOf("x".repeat(32)) });
  const by = { user: plan.createdBy, token: null, client: { address: "192.0.2.1", userAgent: "" } };
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  const run = newRun(plan, by, { startedAt, freeBytesBefore: null });
  await database.runs.begin(run);
  await database.close();
  return run.id;
}

const unknownOf = ({ key, kind, id, names, bytes, certainty }: PlanItem) =>
  ({ key, kind, id, names, bytes, certainty, outcome: "unknown", reason: null, message: "?" }) as const;

test("of what nothing was written down, the engine is asked; what is there again under its name is another", async () => {
  await makeImage(engine, { tags: ["two:a", "two:b"], layerBytes: [1000] });
  await makeImage(engine, { tags: ["whole:1"], layerBytes: [2000] });
  for (const name of ["gone", "again", "still"]) await makeVolume(engine, { name });
  await makeNetwork(engine, { name: "gone" });
  await makeBuildCache(engine);
  const rules = { images: "unused", volumes: "unused", networks: true, buildCache: "all" } as const;
  const server = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
  const { client } = await server.signIn();
  const plan = await client.dockerSystem.preview.mutate(rules);
  const unread = await client.dockerSystem.preview.mutate(rules);
  const foreign = await client.dockerSystem.preview.mutate(rules);
  await server.dunnage.close();

  // A volume's age is told in whole seconds.
  await expect.poll(() => Date.now() - Date.parse(plan.readAt), { timeout: 5000 }).toBeGreaterThan(1000);
  await engine.docker(["volume", "rm", "gone", "again"]);
  await makeVolume(engine, { name: "again" });
  await engine.docker(["network", "rm", "gone"]);
  await engine.docker(["rmi", "two:b"]);

  const id = await begunByAnother(plan);
  {
    await using asked = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
    const { run } = await runOn(asked, id);
    expect(run.outcomes).toHaveLength(plan.items.length);
    const said = Object.fromEntries(
      run.outcomes.map(({ kind, names, outcome, message }) => [`${kind} ${names[0]}`, [outcome, message]]),
    );
    const gone = ["unknown", expect.stringContaining("It is gone")];
    expect(said).toMatchObject({
      "volumes gone": gone,
      "volumes again": ["unknown", expect.stringMatching(/^It has changed since, or it is gone/)],
      "volumes still": ["kept", null],
      "networks gone": gone,
      "images two:a": ["kept", "It has lost these names: two:b."],
      "images whole:1": ["kept", null],
    });
    expect(run.kinds.buildCache).toMatchObject({ kept: plan.totals.buildCache?.count, unknown: 0 });
  }

  // Nor is one asked that is not the plan's: rootless, say, or Podman, on the same machine, where every object would seem to be gone.
  await using another = await startEngine();
  for (const [its, DOCKER_HOST] of [
    [unread, "unix:///nonexistent/docker.sock"],
    [foreign, another.host],
  ] as const) {
    const begun = await begunByAnother(its);
    await using asked = await startTestDunnage({ DOCKER_HOST }, { dataDir });
    const { run } = await runOn(asked, begun);
    expect(run.outcomes).toHaveLength(its.items.length);
    expect(new Set(run.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["unknown"]));
    expect(run.outcomes[0]?.message).toContain("could not be asked");
  }
});

test("what an engine was asked for while it hung is looked at again when it answers", async () => {
  for (const name of ["went", "stayed"]) await makeNetwork(engine, { name });
  const server = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
  const plan = await (await server.signIn()).client.dockerSystem.preview.mutate({ networks: true });
  await server.dunnage.close();
  const id = await begunByAnother(plan);
  const database = await openDatabase({ dataDir, sealer: sealerOf("x".repeat(32)) });
  const at = new Date().toISOString();
  await database.runs.record(
    id,
    plan.items.map((item) => ({ ...unknownOf(item), at })),
    [],
  );
  await database.runs.end(id, {
    state: "failed",
    finishedAt: at,
    errors: { networks: { code: "timed_out", message: "", advice: "", params: {} } },
    reportedBytes: null,
    freeBytesAfter: null,
  });
  await database.close();
  await engine.docker(["network", "rm", "went"]);

  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  await using asked = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
  const { client } = await asked.signIn();
  const told = async () => {
    await vi.advanceTimersByTimeAsync(15_000);
    const { state, outcomes } = await client.runs.get.query({ id });
    return { state, fates: outcomes.map(({ names, outcome }) => `${names[0]} ${outcome}`) };
  };
  await expect.poll(told, { timeout: 20_000 }).toMatchObject({
    state: "partly",
    fates: expect.arrayContaining(["went removed", "stayed failed"]),
  });
});
