import { expect, test } from "vitest";
import { askedBackMs, instantOf } from "./sinceWhen.ts";
import { lookAgain, visitIn, wordsOfVisit } from "./visit.ts";

const MINUTE_MS = 60_000;
const start = Date.UTC(2026, 0, 1);

test("a visit is compared with the end of the one before, for as long as it lasts", () => {
  const first = lookAgain(null, start);
  expect(first.sinceAt).toBeNull();
  const still = lookAgain(first, start + 20 * MINUTE_MS);
  expect(still.sinceAt).toBeNull();
  const next = lookAgain(still, start + 120 * MINUTE_MS);
  expect(next.sinceAt).toBe(start + 20 * MINUTE_MS);
  expect(lookAgain(next, start + 140 * MINUTE_MS).sinceAt).toBe(start + 20 * MINUTE_MS);
});

test("it is remembered in words, and other words are no visit", () => {
  for (const sinceAt of [null, start]) {
    const visit = { seenAt: start + 1, sinceAt };
    expect(visitIn(wordsOfVisit(visit))).toEqual(visit);
  }
  for (const words of [null, "", "yesterday", "-5 3"]) expect(visitIn(words)).toBeNull();
});

test("it is asked a little further back than the instant, in whole minutes", () => {
  const instant = instantOf("visit", start - 90_500, start);
  expect(instant).toBe(start - 90_500);
  expect(askedBackMs(instant, start)).toBe(62 * MINUTE_MS);
  expect(start - instantOf("visit", null, start)).toBe(24 * 60 * MINUTE_MS);
  expect(start - instantOf("week", start, start)).toBe(7 * 24 * 60 * MINUTE_MS);
});
