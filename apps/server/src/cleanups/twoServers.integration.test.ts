import { startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
// oxlint-disable-next-line no-restricted-imports -- a database of the tests' own is no part of the package
import { startPostgres, type TestPostgres } from "../../../../packages/db/src/testing/postgres.ts";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { containersOf, fillUp, runToTheMiddle, toTheMiddle, watch } from "../../test/runs.ts";

// Two servers that share a PostgreSQL and a host.

let engine: ThrowawayEngine;
let held: HeldEngine;
let postgres: TestPostgres;
let databaseUrl: string;
let dunnages: TestDunnage[] = [];
let visitors: [Visitor, Visitor];

beforeAll(async () => {
  [engine, postgres] = await Promise.all([startEngine({ version: "28.5" }), startPostgres()]);
  held = await hold(engine);
  databaseUrl = await postgres.createDatabase();
  const DUNNAGE_SECRET = "of both servers, and of nobody else";
  const variables = { DOCKER_HOST: held.host, DATABASE_URL: databaseUrl, DUNNAGE_SECRET };
  const [one, two] = [await startTestDunnage(variables), await startTestDunnage(variables)];
  dunnages = [one, two];
  visitors = [await one.signIn(), await two.signIn()];
});
afterAll(async () => {
  for (const dunnage of dunnages) await dunnage[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

test("of runs that are begun on both at once one begins", async () => {
  await fillUp(engine, 20);
  const begun = await Promise.allSettled(
    [...visitors, ...visitors].map(({ client }) => client.dockerSystem.cleanup.mutate({ containers: true })),
  );
  expect(begun.filter(({ status }) => status === "fulfilled")).toMatchObject([
    { value: { state: "finished", done: 20 } },
  ]);
  for (const refused of begun.filter(({ status }) => status === "rejected"))
    expect(refused).toMatchObject({ reason: { data: { report: { code: "cleanup_in_progress" } } } });
  expect(await containersOf(engine)).toEqual(new Set());
});

test("a plan of either runs on the other, once, and is watched on both", async () => {
  await fillUp(engine, 40);
  const [one, two] = visitors;
  const plan = await one.client.dockerSystem.preview.mutate({ containers: true });
  const { run, watching } = await runToTheMiddle(held, two, { plan: plan.id });
  const elsewhere = watch(one, run.id);
  await toTheMiddle(elsewhere);
  held.release();
  await Promise.all([watching.ended, elsewhere.ended]);
  expect(elsewhere.outcomes).toEqual(watching.outcomes);
  expect(elsewhere.run()).toEqual(watching.run());
  expect(elsewhere.run()).toMatchObject({ state: "finished", done: 40 });
  for (const { client } of visitors)
    await expect(client.dockerSystem.cleanup.mutate({ plan: plan.id })).rejects.toMatchObject({
      data: { report: { code: "plan_already_run" } },
    });
});

test("a run that one carries out is cancelled from the other", async () => {
  await fillUp(engine, 40);
  const [one, two] = visitors;
  const { run, watching } = await runToTheMiddle(held, one);
  expect(await two.client.runs.cancel.mutate({ id: run.id })).toMatchObject({ id: run.id, state: "running" });
  // Heard of with the next beat: until then nothing else is let through.
  const [, database = ""] = /\/([^/?]+)\?/.exec(databaseUrl) ?? [];
  const heard = "select 1 from runs where beat_at > asked_to_end_at";
  await expect.poll(() => postgres.run(database, heard), { timeout: 20_000 }).toHaveLength(1);
  held.release();
  await watching.ended;
  const ended = await two.client.runs.get.query({ id: run.id });
  const left = (await containersOf(engine)).size;
  expect(ended).toMatchObject({ state: "cancelled", planned: 40, done: 40 });
  expect(left).toBeGreaterThan(0);
  expect(ended.kinds.containers).toMatchObject({ removed: 40 - left, kept: left });
  await expect(two.client.runs.cancel.mutate({ id: run.id })).rejects.toMatchObject({
    data: { report: { code: "run_not_running" } },
  });
});
