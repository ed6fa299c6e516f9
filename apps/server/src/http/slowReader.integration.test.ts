import { get, type IncomingMessage } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { HostChange } from "@dunnage/api/schemas";
import { makeContainer, startEngine, summaryOf, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { HostWatch } from "../hosts/hostWatch.ts";

// Somebody who watches a host, and stops reading from the connection while things happen: kept by nothing but what the connection takes.

/** More than a connection takes on the way, within a few events. */
const EVENT_BYTES = 1_000_000;
/** So many fill what a connection takes, and what a stream has in hand. */
const FILLING = 15;
const EVENTS = 45;
const LET_GO_AFTER_MS = 30_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let engine: ThrowawayEngine;
let held: HeldEngine;
let dunnage: TestDunnage;
let visitor: Visitor;
beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  held = await hold(engine);
  held.warnings.push("w".repeat(EVENT_BYTES));
  dunnage = await startTestDunnage({ DOCKER_HOST: held.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});
afterEach(() => vi.restoreAllMocks());

/** A connection of its own, and what came on it. */
async function watcher(lastEventId?: string) {
  const headers = { cookie: visitor.cookies.header(), ...(lastEventId && { "last-event-id": lastEventId }) };
  const url = `${dunnage.url}/api/trpc/dockerSystem.watch?input=${encodeURIComponent("{}")}`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(url, { agent: false, headers }, resolve).on("error", reject),
  );
  const told: HostChange[] = [];
  const state = { id: "", closed: false };
  let text = "";
  answer.setEncoding("utf8");
  answer.on("data", (chunk: string) => {
    const parts = (text + chunk).split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const [, data, id] = /^data: (.*)\nid: (.*)$/m.exec(part) ?? [];
      if (data === undefined || id === undefined) continue;
      // What makes it long is not kept.
      told.push({ ...(JSON.parse(data) as HostChange), info: null });
      state.id = id;
    }
  });
  answer.on("error", () => undefined);
  answer.on("close", () => {
    state.closed = true;
  });
  return { told, state, answer };
}

/** How many watch now, as the server sees it. */
function countWatchers() {
  const count = { open: 0 };
  // oxlint-disable-next-line typescript/unbound-method -- it is given its object below
  const original = HostWatch.prototype.watch;
  vi.spyOn(HostWatch.prototype, "watch").mockImplementation(async function* (this: HostWatch, ...args) {
    count.open += 1;
    try {
      yield* original.apply(this, args);
    } finally {
      count.open -= 1;
    }
  });
  return count;
}

/** Timers of so long, to be rung before their time: those that are armed for a second, since one that reads disarms its own at once. */
function timersOf(ms: number) {
  const armed = new Map<NodeJS.Timeout, { work: () => void; sinceMs: number }>();
  const { setTimeout: arm, clearTimeout: disarm } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((work, after = 0, ...rest) => {
    const timer = arm(work, after, ...rest);
    if (after === ms) armed.set(timer, { work, sinceMs: performance.now() });
    return timer;
  });
  vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    if (typeof timer === "object") armed.delete(timer);
    disarm(timer);
  });
  return {
    ring() {
      const due = [...armed].filter(([, { sinceMs }]) => performance.now() - sinceMs > 1000);
      for (const [timer, { work }] of due) {
        disarm(timer);
        work();
      }
      return due.length;
    },
  };
}

function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test("costs the server no memory, is let go, and is told what is so when it comes back", {
  timeout: 60_000,
}, async () => {
  const timers = timersOf(LET_GO_AFTER_MS);
  const watchers = countWatchers();
  const reads = await watcher();
  const stalls = await watcher();
  await expect.poll(() => stalls.told.length).toBeGreaterThan(0);
  await expect.poll(() => reads.told.length).toBeGreaterThan(0);
  stalls.answer.pause();
  const happenUpTo = async (events: number) => {
    while (reads.told.length < events) await makeContainer(engine, { state: "created" });
  };
  await happenUpTo(FILLING);
  const before = heldBytes();
  await happenUpTo(EVENTS);
  expect(watchers.open).toBe(2);
  expect(heldBytes() - before).toBeLessThan(((EVENTS - FILLING) * EVENT_BYTES) / 3);

  expect(timers.ring()).toBe(1);
  await expect.poll(() => watchers.open).toBe(1);
  expect(stalls.state.closed).toBe(false);
  stalls.answer.resume();
  await expect.poll(() => stalls.state.closed, { timeout: 10_000 }).toBe(true);
  expect(stalls.told.length).toBeLessThan(EVENTS / 2);

  const back = await watcher(stalls.state.id);
  await expect.poll(() => back.told.length).toBeGreaterThan(0);
  expect(back.told[0]?.changed).toContain("containers");
  const { counts } = await summaryOf(engine);
  await expect.poll(() => back.told.at(-1)?.stats).toMatchObject(counts);
  back.answer.destroy();
  reads.answer.destroy();
  await expect.poll(() => watchers.open).toBe(0);
  expect(dunnage.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});
