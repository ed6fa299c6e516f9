import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sampleRun } from "../../testing/samples.ts";
import { type Connection, followRun, type Listener } from "./followRun.ts";
import type { Progress } from "./progress.ts";

const [first, second, third] = sampleRun.outcomes;
if (!first || !second || !third) throw new Error("the sample has three outcomes");

const { outcomes: _left, ...summary } = sampleRun;
const running: Progress["run"] = { ...summary, state: "running", finishedAt: null };

/** A subscription that the test speaks through. */
function follow() {
  const listeners: Listener[] = [];
  const batches: Progress[][] = [];
  const connections: Connection[] = [];
  let closed = 0;
  const stop = followRun({
    open(listener) {
      listeners.push(listener);
      return { unsubscribe: () => closed++ };
    },
    onProgress: (batch) => batches.push(batch),
    onConnection: (connection) => connections.push(connection),
  });
  const latest = () => {
    const listener = listeners.at(-1);
    if (!listener) throw new Error("nothing was opened");
    return listener;
  };
  return { stop, listeners, latest, batches, connections, closed: () => closed };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what comes in quick succession reaches the page at once", () => {
  const feed = follow();
  feed.latest().onStarted();
  feed.latest().onData({ data: { run: running, outcomes: [first] } });
  feed.latest().onData({ data: { run: running, outcomes: [second] } });
  expect(feed.batches).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(feed.batches).toEqual([
    [
      { run: running, outcomes: [first] },
      { run: running, outcomes: [second] },
    ],
  ]);
  expect(feed.connections).toEqual(["opening", "open"]);
});

test("the end is told at once, and nothing is asked after it", () => {
  const feed = follow();
  feed.latest().onData({ data: { run: summary, outcomes: [third] } });
  expect(feed.batches).toHaveLength(1);
  expect(feed.closed()).toBe(1);
  feed.latest().onComplete();
  vi.advanceTimersByTime(60_000);
  expect(feed.listeners).toHaveLength(1);
});

test("a connection that broke is said to be lost, and to be open when it is back", () => {
  const feed = follow();
  feed.latest().onStarted();
  feed.latest().onConnectionStateChange({ state: "connecting", error: new Error("gone") });
  feed.latest().onStarted();
  expect(feed.connections).toEqual(["opening", "open", "lost", "open"]);
  expect(feed.listeners).toHaveLength(1);
});

test.each([
  ["a server that ends the stream in the middle", (listener: Listener) => listener.onComplete()],
  ["an answer that is none", (listener: Listener) => listener.onError({ data: undefined })],
])("after %s it is opened anew, once", (_what, end) => {
  const feed = follow();
  feed.latest().onData({ data: { run: running, outcomes: [first] } });
  end(feed.latest());
  end(feed.latest());
  expect(feed.batches).toHaveLength(1);
  expect(feed.connections.at(-1)).toBe("lost");
  vi.advanceTimersByTime(3_000);
  expect(feed.listeners).toHaveLength(2);
});

test("a run that is not there is not asked for again", () => {
  const feed = follow();
  feed.latest().onError({
    data: { code: "NOT_FOUND", httpStatus: 404, requestId: null, report: null, fields: [] },
  });
  vi.advanceTimersByTime(60_000);
  expect(feed.listeners).toHaveLength(1);
});

test("once stopped it says nothing more", () => {
  const feed = follow();
  feed.latest().onData({ data: { run: running, outcomes: [first] } });
  feed.stop();
  feed.latest().onStarted();
  feed.latest().onComplete();
  vi.advanceTimersByTime(60_000);
  expect(feed.batches).toEqual([]);
  expect(feed.connections).toEqual(["opening"]);
  expect(feed.listeners).toHaveLength(1);
});
