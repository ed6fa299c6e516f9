import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sampleRun } from "../../testing/samples.ts";
import { type Connection, follow, type Listener } from "./follow.ts";

const [first, second, third] = sampleRun.outcomes;
if (!first || !second || !third) throw new Error("the sample has three outcomes");

const { outcomes: _left, ...summary } = sampleRun;
const running: typeof summary = { ...summary, state: "running", finishedAt: null };

type Progress = Pick<typeof sampleRun, "outcomes"> & { run: typeof running };

/** A subscription to a run's progress that the test speaks through. */
function subscribe() {
  const listeners: Listener<Progress>[] = [];
  const batches: Progress[][] = [];
  const connections: Connection[] = [];
  let closed = 0;
  const stop = follow<Progress>({
    open(listener) {
      listeners.push(listener);
      return { unsubscribe: () => closed++ };
    },
    onHeard: (batch) => batches.push(batch),
    isLast: ({ run: { state } }) => state !== "running",
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
  const feed = subscribe();
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
  const feed = subscribe();
  feed.latest().onData({ data: { run: summary, outcomes: [third] } });
  expect(feed.batches).toHaveLength(1);
  expect(feed.closed()).toBe(1);
  feed.latest().onComplete();
  vi.advanceTimersByTime(60_000);
  expect(feed.listeners).toHaveLength(1);
});

test("a connection that broke is said to be lost, and to be open when it is back", () => {
  const feed = subscribe();
  feed.latest().onStarted();
  feed.latest().onConnectionStateChange({ state: "connecting", error: new Error("gone") });
  feed.latest().onStarted();
  expect(feed.connections).toEqual(["opening", "open", "lost", "open"]);
  expect(feed.listeners).toHaveLength(1);
});

test.each([
  ["a server that ends the stream in the middle", (listener: Listener<Progress>) => listener.onComplete()],
  ["an answer that is none", (listener: Listener<Progress>) => listener.onError({ data: undefined })],
])("after %s it is opened anew, once", (_what, end) => {
  const feed = subscribe();
  feed.latest().onData({ data: { run: running, outcomes: [first] } });
  end(feed.latest());
  end(feed.latest());
  expect(feed.batches).toHaveLength(1);
  expect(feed.connections.at(-1)).toBe("lost");
  vi.advanceTimersByTime(3_000);
  expect(feed.listeners).toHaveLength(2);
});

test("a run that is not there is not asked for again", () => {
  const feed = subscribe();
  feed.latest().onError({
    data: { code: "NOT_FOUND", httpStatus: 404, requestId: null, report: null, fields: [] },
  });
  vi.advanceTimersByTime(60_000);
  expect(feed.listeners).toHaveLength(1);
});

test("once stopped it says nothing more", () => {
  const feed = subscribe();
  feed.latest().onData({ data: { run: running, outcomes: [first] } });
  feed.stop();
  feed.latest().onStarted();
  feed.latest().onComplete();
  vi.advanceTimersByTime(60_000);
  expect(feed.batches).toEqual([]);
  expect(feed.connections).toEqual(["opening"]);
  expect(feed.listeners).toHaveLength(1);
});
