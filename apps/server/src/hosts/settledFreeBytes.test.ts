import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settledFreeBytes } from "./settledFreeBytes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

async function settle(readings: (number | null)[], signal = never) {
  let asked = 0;
  const settled = settledFreeBytes(async () => readings[asked++] ?? readings.at(-1) ?? null, signal);
  await vi.runAllTimersAsync();
  return { free: await settled, asked };
}

test("what an engine gives back later is waited for, and no longer", async () => {
  expect(await settle([10, 10, 40, 70, 70, 70, 70, 99])).toEqual({ free: 70, asked: 7 });
});

test("what somebody else takes meanwhile is no reason to wait on", async () => {
  expect(await settle([10, 40, 35, 30, 30])).toEqual({ free: 30, asked: 5 });
});

test("a disk that never comes to rest is read twenty seconds long", async () => {
  let free = 0;
  const settled = settledFreeBytes(async () => ++free, never);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await settled).toBe(21);
});

test("nothing is told of what cannot be seen, or when the server stops", async () => {
  expect((await settle([null])).free).toBeNull();
  expect((await settle([10], AbortSignal.abort())).free).toBeNull();
});
