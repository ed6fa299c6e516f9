import type { NewRun } from "@dunnage/api";
import type { Outcome, RunProgress } from "@dunnage/api/schemas";
import { begun } from "@dunnage/cleanup";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Progress } from "./progress.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const at = "2026-01-02T03:04:05.000Z";
const run: NewRun = {
  id: "run",
  host: { id: "local", name: "box" },
  plan: "plan",
  rules: { containers: true, images: true },
  startedBy: { id: "u", name: "U" },
  startedFrom: { address: "192.0.2.1", userAgent: "", token: null },
  startedAt: at,
  planned: 5,
  plannedByKind: { containers: 4, images: 1 },
  predictedBytes: 100,
  freeBytesBefore: null,
};
const outcomeOf = (id: number, more: Partial<Outcome> = {}): Outcome => ({
  key: `containers/${id}`,
  kind: "containers",
  id: String(id),
  names: [],
  outcome: "removed",
  reason: null,
  message: null,
  bytes: 10,
  certainty: "exact",
  at,
  ...more,
});
const end = {
  state: "finished",
  finishedAt: at,
  errors: {},
  reportedBytes: null,
  freeBytesAfter: 7,
} as const;

/** All that a watcher hears, as it comes. */
function heardBy(watching: AsyncIterable<RunProgress>) {
  const heard: RunProgress[] = [];
  const ended = (async () => {
    for await (const progress of watching) heard.push(progress);
  })();
  return { heard, ended };
}

test("the summary counts what became of the objects, and bytes that are known", () => {
  const progress = new Progress({ ...begun(run), outcomes: [] });
  expect(progress.summary).toMatchObject({
    state: "running",
    done: 0,
    removedBytes: 0,
    kinds: { containers: { planned: 4, removed: 0, bytes: 0 }, images: { planned: 1 } },
  });
  expect(progress.summary.kinds.volumes).toBeUndefined();

  progress.add(outcomeOf(1, { bytes: null }));
  expect(progress.summary).toMatchObject({ removedBytes: null, kinds: { containers: { bytes: null } } });
  progress.add(outcomeOf(2));
  progress.add(outcomeOf(3, { bytes: null }));
  progress.add(outcomeOf(4, { outcome: "kept", reason: "changed" }));
  progress.add(outcomeOf(5, { kind: "images", outcome: "failed" }));
  expect(progress.summary).toMatchObject({
    done: 5,
    removedBytes: 10,
    kinds: {
      containers: { removed: 3, kept: 1, failed: 0, bytes: 10 },
      images: { removed: 0, failed: 1, bytes: 0 },
    },
  });
});

test("a watcher hears what is known, then what is new, together for a tenth of a second, until the end", async () => {
  const progress = new Progress({ ...begun(run), outcomes: [] });
  progress.add(outcomeOf(1));
  const { heard, ended } = heardBy(progress.watch(0));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toMatchObject([{ outcomes: [{ id: "1" }] }]);

  await vi.advanceTimersByTimeAsync(100);
  heard.length = 0;
  progress.add(outcomeOf(2));
  progress.add(outcomeOf(3));
  await vi.advanceTimersByTimeAsync(99);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toMatchObject([{ outcomes: [{ id: "2" }, { id: "3" }], run: { done: 3 } }]);

  progress.add(outcomeOf(4));
  progress.end(end);
  await ended;
  expect(heard[1]).toMatchObject({ outcomes: [{ id: "4" }], run: { state: "finished", freeBytesAfter: 7 } });
  expect(vi.getTimerCount()).toBe(0);
});

test("one who has seen some of it hears the rest, and a slow one all at once", async () => {
  const progress = new Progress({ ...begun(run), outcomes: [] });
  for (const id of [1, 2, 3]) progress.add(outcomeOf(id));
  const slow = progress.watch(1);
  expect((await slow.next()).value).toMatchObject({ outcomes: [{ id: "2" }, { id: "3" }] });
  for (const id of [4, 5]) {
    progress.add(outcomeOf(id));
    await vi.advanceTimersByTimeAsync(1000);
  }
  progress.end(end);
  expect((await slow.next()).value).toMatchObject({ outcomes: [{ id: "4" }, { id: "5" }], run: { done: 5 } });
  expect((await slow.next()).done).toBe(true);
});

test("one who goes away is let go at once, and the others hear on", async () => {
  const progress = new Progress({ ...begun(run), outcomes: [] });
  const away = new AbortController();
  const gone = heardBy(progress.watch(0, away.signal));
  const stays = heardBy(progress.watch(0, new AbortController().signal));
  await vi.advanceTimersByTimeAsync(0);
  away.abort();
  await gone.ended;
  progress.add(outcomeOf(1));
  progress.end(end);
  await stays.ended;
  expect(gone.heard).toHaveLength(1);
  expect(stays.heard.flatMap(({ outcomes }) => outcomes)).toHaveLength(1);
});

test("a kind that could not be gone on with says why", () => {
  const progress = new Progress({ ...begun(run), outcomes: [] });
  const error = { code: "timed_out", message: "", advice: "", params: {} } as const;
  progress.end({ ...end, state: "failed", errors: { images: error } });
  expect(progress.summary.kinds).toMatchObject({ containers: { error: null }, images: { error } });
});
