import { expect, test } from "vitest";
import { sampleUsage } from "../../testing/sampleUsage.ts";
import { knownWillDo, nextAskMs } from "./asking.ts";

const now = 1_000_000;
const ask = (
  data: Partial<typeof sampleUsage>,
  {
    invalidated = false,
    live = true,
    sinceMs = 0,
  }: { invalidated?: boolean; live?: boolean; sinceMs?: number } = {},
) =>
  nextAskMs(
    {
      data: { ...sampleUsage, ...data },
      error: null,
      dataUpdatedAt: now - sinceMs,
      isInvalidated: invalidated,
    },
    live,
    now,
  );

test("while nothing is known to have changed it is asked for seldom, and more often where nobody tells", () => {
  expect(ask({})).toBe(60_000);
  expect(ask({}, { sinceMs: 20_000 })).toBe(40_000);
  expect(ask({}, { live: false })).toBe(15_000);
});

test("after a change it is asked for when the server would have it read, and not the sooner for more changes", () => {
  expect(ask({ restsForMs: 40_000 }, { invalidated: true, sinceMs: 10_000 })).toBe(30_000);
  expect(ask({ restsForMs: 10 }, { invalidated: true })).toBe(5_000);
  expect(ask({ restsForMs: 10, outdated: true })).toBe(5_000);
  expect(ask({ restsForMs: 10 }, { invalidated: true, sinceMs: 60_000 })).toBe(100);
});

test("a reading under way is waited for at once, and a failure is asked about as everywhere", () => {
  expect(ask({ reading: true, restsForMs: 40_000 })).toBe(100);
  const offline = { data: undefined };
  expect(
    nextAskMs({ data: sampleUsage, error: offline, dataUpdatedAt: now, isInvalidated: false }, true, now),
  ).toBe(3_000);
  expect(nextAskMs({ data: undefined, error: null, dataUpdatedAt: 0, isInvalidated: false }, true, now)).toBe(
    false,
  );
});

test("the last reading will do, but for whoever waits for the next one", () => {
  expect(knownWillDo({ data: undefined, isInvalidated: false })).toBe(true);
  expect(knownWillDo({ data: sampleUsage, isInvalidated: false })).toBe(true);
  expect(knownWillDo({ data: { ...sampleUsage, reading: true }, isInvalidated: false })).toBe(false);
  expect(knownWillDo({ data: { ...sampleUsage, reading: true }, isInvalidated: true })).toBe(true);
});
