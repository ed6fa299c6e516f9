import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, sealerOf } from "@dunnage/db";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Courier } from "./courier.ts";
import { newSecret } from "./post.ts";

// Three days of attempts in a moment: the clock and the network are made up, the database is real.

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;
/** As docs/webhooks.md tells it. */
const documented = [
  5 * seconds,
  ...[5, 30].map((n) => n * minutes),
  ...[2, 5, 10, 14, 20, 24].map((n) => n * hours),
];
const started = Date.UTC(2026, 0, 1);
/** Another look may be just ahead of the time. */
const slackMs = 2 * seconds;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-courier-"));
  vi.useFakeTimers({ now: started, toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

/** One delivery to an address that answers as it is told to, and the courier that has it. */
async function underWay(answer: (attempt: number) => number) {
  const db = await openDatabase({ dataDir: folder, sealer: sealerOf("secret") });
  const attempts: { at: number; id: string | null }[] = [];
  vi.stubGlobal("fetch", (_url: string, { headers }: RequestInit) => {
    attempts.push({ at: Date.now() - started, id: new Headers(headers).get("webhook-id") });
    return Promise.resolve(new Response(null, { status: answer(attempts.length) }));
  });
  const logged: string[] = [];
  const createdAt = new Date().toISOString();
  const by = { id: "u", name: "U" };
  await db.webhooks.add(
    {
      id: "w",
      name: "W",
      url: "http://hook.test/",
      events: ["run.failed"],
      freeBytesBelow: null,
      createdBy: by,
      createdAt,
    },
    newSecret(),
  );
  await db.webhooks.queue({ id: "d", webhook: "w", event: "run.failed", body: "{}", createdAt });
  const courier = new Courier({
    store: db.webhooks,
    clock: { instant: () => new Date(), elapsedMs: () => Date.now() },
    log: pino({ level: "warn" }, { write: (line: string) => void logged.push(line) }),
  });
  courier.start();
  return {
    attempts,
    logged,
    delivery: () => db.webhooks.delivery("d"),
    async [Symbol.asyncDispose]() {
      await courier.stop();
      await db.close();
    },
  };
}

test("what is never taken is tried after each pause that is documented, and then given up, which is logged once", async () => {
  await using told = await underWay(() => 500);
  await vi.advanceTimersByTimeAsync(10 * 24 * hours);
  const times = told.attempts.map(({ at }) => at);
  expect(times).toHaveLength(documented.length + 1);
  const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  for (const [index, pause] of documented.entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(pause);
    expect(pauses[index]).toBeLessThan(pause + slackMs);
  }
  expect(new Set(told.attempts.map(({ id }) => id))).toEqual(new Set(["d"]));
  expect(await told.delivery()).toMatchObject({
    attempts: documented.length + 1,
    deliveredAt: null,
    nextAttemptAt: null,
    failure: { code: "status", detail: "500" },
  });
  expect(told.logged.filter((line) => line.includes("given up"))).toHaveLength(1);
});

test("what is taken at the fourth attempt is tried no more", async () => {
  await using told = await underWay((attempt) => (attempt < 4 ? 503 : 204));
  await vi.advanceTimersByTimeAsync(10 * 24 * hours);
  expect(told.attempts).toHaveLength(4);
  expect(await told.delivery()).toMatchObject({
    attempts: 4,
    deliveredAt: expect.any(String),
    problem: null,
    failure: null,
    nextAttemptAt: null,
  });
  expect(told.logged).toEqual([]);
});
