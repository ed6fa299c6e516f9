import { createRequire } from "node:module";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { hurry } from "../../test/hurry.ts";
import { containersOf, fillUp, runToTheMiddle } from "../../test/runs.ts";

// A database that is full in the middle of a clean-up: SQLite itself says so, since it may have no page more.

interface Sqlite {
  pragma: (words: string, options?: { simple: true }) => unknown;
}
const { prototype } = createRequire(import.meta.resolve("@dunnage/db"))("better-sqlite3") as {
  prototype: Sqlite;
};

const PLANNED = 60;
const MANY_PAGES = 1_000_000;

let engine: ThrowawayEngine;
let held: HeldEngine;
let staying: string;
beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  held = await hold(engine);
  staying = (await makeContainer(engine, { state: "running" })).id;
});
afterAll(async () => {
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});
afterEach(() => {
  vi.restoreAllMocks();
  held.release();
});

/** A server whose database the test can fill up, and give room again. */
async function start() {
  const opened = new Set<Sqlite>();
  const { pragma } = prototype;
  vi.spyOn(prototype, "pragma").mockImplementation(function (this: Sqlite, ...args) {
    opened.add(this);
    return pragma.apply(this, args);
  });
  const clock = { aheadMs: 0 };
  const dunnage = await startTestDunnage(
    { DOCKER_HOST: held.host },
    {
      clock: {
        instant: () => new Date(Date.now() + clock.aheadMs),
        elapsedMs: () => performance.now(),
      },
    },
  );
  const visitor = await dunnage.signIn();
  const [sqlite] = opened;
  if (!sqlite) throw new Error("Nothing opened the database.");
  const pages = () => Number(sqlite.pragma("page_count", { simple: true }));
  return {
    dunnage,
    visitor,
    clock,
    fill: () => void sqlite.pragma(`max_page_count = ${pages()}`),
    giveRoom: () => void sqlite.pragma(`max_page_count = ${MANY_PAGES}`),
  };
}

const said = ({ log }: TestDunnage, words: string) => log.some((line) => line.includes(words));

/** A run whose database fills up in its middle, and that knows it. */
async function fullInTheMiddle({ dunnage, visitor, fill }: Awaited<ReturnType<typeof start>>) {
  await fillUp(engine, PLANNED + 1);
  const { run, watching } = await runToTheMiddle(held, visitor);
  watching.stop();
  const { items } = await visitor.client.runs.plan.query({ id: run.id });
  await expect.poll(async () => (await visitor.client.runs.get.query({ id: run.id })).done).toBe(10);
  fill();
  held.release();
  held.holdAfter(5);
  await expect.poll(() => said(dunnage, "cannot be written down just now"), { timeout: 10_000 }).toBe(true);
  return { id: run.id, planned: items.map((item) => item.id) };
}

/** What is there, once that has not changed for two seconds. */
async function leftOver(): Promise<Set<string>> {
  let left = await containersOf(engine);
  let sinceMs = performance.now();
  const settled = async () => {
    const now = await containersOf(engine);
    if (now.size !== left.size) sinceMs = performance.now();
    left = now;
    return performance.now() - sinceMs > 2000;
  };
  await expect.poll(settled, { timeout: 20_000 }).toBe(true);
  return left;
}

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => "not refused",
    (refused: unknown) => refused,
  );
  const { data } = error as { data?: { httpStatus: number; report: { code: string; advice: string } } };
  return data ? [data.httpStatus, data.report.code, data.report.advice !== ""] : error;
}

const everythingWasWritten = async ({ client }: Visitor, id: string, planned: string[]) => {
  const { outcomes } = await client.runs.get.query({ id });
  expect(outcomes.map((outcome) => outcome.id).toSorted()).toEqual(planned.toSorted());
  return outcomes;
};

test("nothing is begun while the database is full, everything else says so, and the run goes on when there is room", {
  timeout: 60_000,
}, async () => {
  const server = await start();
  await using dunnage = server.dunnage;
  const { client } = server.visitor;
  const { id, planned } = await fullInTheMiddle(server);
  held.release();
  const left = await leftOver();
  expect(left.size).toBeGreaterThan(1);

  expect(await client.runs.get.query({ id })).toMatchObject({ state: "running", done: 10 });
  // Each takes a good part of a page, where there may be some room left.
  const protect = () =>
    client.protections.add.mutate({
      host: null,
      kind: null,
      by: "name",
      value: "x".repeat(1000),
      why: "Mine.",
    });
  await expect
    .poll(() => refusalOf(protect()), { timeout: 20_000, interval: 1 })
    .toEqual([503, "database_full", true]);
  expect(await containersOf(engine)).toEqual(left);

  server.giveRoom();
  await expect
    .poll(async () => (await client.runs.get.query({ id })).state, { timeout: 20_000 })
    .toBe("finished");
  const outcomes = await everythingWasWritten(server.visitor, id, planned);
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["removed"]));
  expect(await containersOf(engine)).toEqual(new Set([staying]));
  for (const { key } of outcomes) expect(await client.runs.receipt.query({ id, key })).toMatchObject({ key });
  expect(dunnage.log.filter((line) => line.includes('"status":500'))).toEqual([]);
});

test("a run whose end finds no room is told as interrupted, with what is so, once there is room", {
  timeout: 60_000,
}, async () => {
  // How long the end is tried to be written down, and how often runs are looked for that nobody carries out.
  hurry({ 60_000: 1500, 15_000: 300 });
  const server = await start();
  await using dunnage = server.dunnage;
  const { client } = server.visitor;
  const { id, planned } = await fullInTheMiddle(server);
  await client.runs.cancel.mutate({ id });
  held.release();
  await expect
    .poll(() => said(dunnage, "end of a clean-up could not be written"), { timeout: 20_000 })
    .toBe(true);
  const left = await leftOver();

  server.giveRoom();
  server.clock.aheadMs = 31_000;
  await expect
    .poll(async () => (await client.runs.get.query({ id })).state, { timeout: 20_000 })
    .toBe("interrupted");
  const outcomes = await everythingWasWritten(server.visitor, id, planned);
  expect(await containersOf(engine)).toEqual(left);
  expect(left.size).toBeGreaterThan(1);
  for (const { id: object, outcome, reason } of outcomes) {
    const gone = outcome === "removed" ? "removed" : "unknown";
    const words = left.has(object) ? ["kept", "interrupted"] : [gone, null];
    expect([object, outcome, reason]).toEqual([object, ...words]);
  }
  expect(outcomes.filter(({ outcome }) => outcome === "removed")).toHaveLength(10);
  expect(dunnage.log.filter((line) => line.includes('"status":500'))).toEqual([]);
});
