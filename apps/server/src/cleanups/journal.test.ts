import { DomainError, type RunEnd } from "@dunnage/api";
import type { Outcome } from "@dunnage/api/schemas";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Journal } from "./journal.ts";

// What a real database does with it is tested where the database is; here it is away at the right moment.

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const at = "2026-01-02T03:04:05.000Z";
const end: RunEnd = {
  state: "finished",
  finishedAt: at,
  errors: {},
  reportedBytes: null,
  freeBytesAfter: null,
};
const outcomeOf = (id: number): Outcome => ({
  key: `containers/${id}`,
  kind: "containers",
  id: String(id),
  names: [],
  outcome: "removed",
  reason: null,
  message: null,
  bytes: null,
  certainty: "unknown",
  at,
});

function started() {
  const state = { away: false, askedToEnd: false };
  const written: string[][] = [];
  const log: string[] = [];
  const ended = vi.fn();
  const beats = vi.fn();
  const onLongSilence = vi.fn();
  const onAskedToEnd = vi.fn();
  const whileThere = async (write: () => void) => {
    if (state.away) throw new DomainError("database_unavailable");
    write();
    return { askedToEnd: state.askedToEnd };
  };
  const journal = new Journal({
    run: "run",
    store: {
      record: (_, outcomes) => whileThere(() => void written.push(outcomes.map(({ id }) => id))),
      beat: () => whileThere(beats),
      end: async () => void (await whileThere(ended)),
    },
    clock: { instant: () => new Date(), elapsedMs: () => Date.now() },
    log: pino({}, { write: (line) => log.push(line) }),
    onLongSilence,
    onAskedToEnd,
  });
  const add = (from: number, to: number) => {
    for (let id = from; id <= to; id++) journal.add(outcomeOf(id), null);
  };
  return { journal, add, state, written, log, ended, beats, onLongSilence, onAskedToEnd };
}

test("outcomes are written together, a tenth of a second's or two hundred at the most, in their order", async () => {
  const { add, written } = started();
  add(1, 3);
  await vi.advanceTimersByTimeAsync(99);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual([["1", "2", "3"]]);
  add(4, 503);
  await vi.advanceTimersByTimeAsync(300);
  expect(written.map(({ length }) => length)).toEqual([3, 200, 200, 100]);
  expect(written.flat()).toEqual(Array.from({ length: 503 }, (_, index) => String(index + 1)));
});

test("the end is written after all outcomes", async () => {
  const { journal, add, written, ended } = started();
  ended.mockImplementation(() => expect(written.flat()).toEqual(["1"]));
  add(1, 1);
  const closing = journal.end(end);
  await vi.advanceTimersByTimeAsync(200);
  expect(await closing).toBe(true);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("what a database that is away does not take is kept, told of once, and written when it is back", async () => {
  const { journal, add, state, written, log } = started();
  state.away = true;
  add(1, 2);
  await vi.advanceTimersByTimeAsync(12_000);
  add(3, 4);
  const closing = journal.end(end);
  await vi.advanceTimersByTimeAsync(12_000);
  state.away = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(await closing).toBe(true);
  expect(written.flat()).toEqual(["1", "2", "3", "4"]);
  expect(log).toHaveLength(1);
});

test("after a minute the end is given up, loudly", async () => {
  const { journal, add, state, log } = started();
  state.away = true;
  add(1, 2);
  const closing = journal.end(end);
  await vi.advanceTimersByTimeAsync(62_000);
  expect(await closing).toBe(false);
  expect(JSON.parse(log.at(-1) ?? "")).toMatchObject({ level: 60, lost: 2, end: { state: "finished" } });
  expect(vi.getTimerCount()).toBe(0);
});

test("it says every 5 s that the run goes on, and after a long silence that somebody may have taken it over", async () => {
  const { journal, state, beats, onLongSilence } = started();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(beats).toHaveBeenCalledTimes(3);
  state.away = true;
  await vi.advanceTimersByTimeAsync(25_000);
  state.away = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(onLongSilence).not.toHaveBeenCalled();
  state.away = true;
  await vi.advanceTimersByTimeAsync(30_000);
  state.away = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(onLongSilence).toHaveBeenCalledTimes(1);
  const closing = journal.end(end);
  await vi.advanceTimersByTimeAsync(0);
  expect(await closing).toBe(true);
});

test.each(["a beat", "an outcome"])("it hears with %s that somebody asked for the end", async (told) => {
  const { journal, add, state, onAskedToEnd } = started();
  await vi.advanceTimersByTimeAsync(5000);
  expect(onAskedToEnd).not.toHaveBeenCalled();
  state.askedToEnd = true;
  if (told === "an outcome") add(1, 1);
  await vi.advanceTimersByTimeAsync(told === "an outcome" ? 100 : 5000);
  expect(onAskedToEnd).toHaveBeenCalledTimes(1);
  const closing = journal.end(end);
  await vi.advanceTimersByTimeAsync(200);
  expect(await closing).toBe(true);
});
