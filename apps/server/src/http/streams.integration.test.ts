import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { fillUp, runToTheMiddle, toTheMiddle, watch } from "../../test/runs.ts";
import { Progress } from "../cleanups/progress.ts";

// Streams over real HTTP.

let engine: ThrowawayEngine;
let held: HeldEngine;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  held = await hold(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: held.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  held.release();
});

const addressOf = (id: string, lastEventId?: string) =>
  `/api/trpc/runs.watch?input=${encodeURIComponent(JSON.stringify({ id, lastEventId }))}`;

/** How many streams are open: each is a generator that has begun and not ended. */
function countStreams() {
  const count = { open: 0 };
  // oxlint-disable-next-line typescript/unbound-method -- it is given its object below
  const original = Progress.prototype.watch;
  vi.spyOn(Progress.prototype, "watch").mockImplementation(async function* (this: Progress, ...args) {
    count.open += 1;
    try {
      yield* original.apply(this, args);
    } finally {
      count.open -= 1;
    }
  });
  return count;
}

test("a finished run is one event, which nobody keeps, and the stream ends", async () => {
  await makeContainer(engine, { state: "created" });
  const run = await visitor.client.dockerSystem.cleanup.mutate({ containers: true });
  const response = await visitor.fetch(addressOf(run.id));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-store");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const text = await response.text();
  expect(text).toContain("event: connected");
  expect(text).toContain('"state":"finished"');
  expect(text).toContain("id: 1\n");
  expect(text).toContain("event: return");
  expect(await (await visitor.fetch(addressOf(run.id, "1"))).text()).toContain('"outcomes":[]');
});

test.each([
  ["a run that there is not", { id: crypto.randomUUID() }, "run_not_found"],
  ["what is no id", { id: "mine" }, "BAD_REQUEST"],
])("of %s it says so, and ends", async (_name, input, code) => {
  const text = await (
    await visitor.fetch(`/api/trpc/runs.watch?input=${encodeURIComponent(JSON.stringify(input))}`)
  ).text();
  expect(text).toContain("event: serialized-error");
  expect(text).toContain(code);
});

test("watchers who go away leave nothing behind, and those who come back go on where they were", async () => {
  await fillUp(engine, 40);
  const streams = countStreams();
  const { run, watching } = await runToTheMiddle(held, visitor);
  const browsers = Array.from({ length: 20 }, () => new AbortController());
  await Promise.all(
    browsers.map(async ({ signal }) => {
      const { body } = await visitor.fetch(addressOf(run.id), { signal });
      await body?.getReader().read();
    }),
  );
  await expect.poll(() => streams.open).toBe(21);
  for (const browser of browsers) browser.abort();
  watching.stop();
  await expect.poll(() => streams.open).toBe(0);

  const seen = watching.outcomes.length;
  held.release();
  const rest = await (await visitor.fetch(addressOf(run.id, String(seen)))).text();
  expect(rest).toContain('"state":"finished"');
  for (const { key } of watching.outcomes) expect(rest).not.toContain(key);
  expect(rest.match(/"key":"containers/g)).toHaveLength(40 - seen);
  await expect.poll(() => streams.open).toBe(0);
});

test("a stream ends with the session that it was opened with, and opens for nobody then", async () => {
  await fillUp(engine, 40);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  const streams = countStreams();
  const { run, watching } = await runToTheMiddle(held, visitor);
  watching.stop();
  const other = await dunnage.signIn();
  const hers = watch(other, run.id);
  await toTheMiddle(hers);
  await expect.poll(() => streams.open).toBe(1);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(streams.open).toBe(1);

  await other.client.session.endEverywhere.mutate();
  await expect.poll(() => streams.open).toBe(0);
  await expect(hers.ended).rejects.toMatchObject({ data: { code: "UNAUTHORIZED" } });
});
