import { expect, test } from "vitest";
import { nextLookMs } from "./nextAskMs.ts";

test("the page asks again when the next sample is there, never in a hurry, and where none is planned now and then", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  const nextAt = (ms: number) => nextLookMs(new Date(now + ms).toISOString(), now);
  expect(nextAt(240_000)).toBe(245_000);
  expect(nextAt(-60_000)).toBe(15_000);
  expect(nextAt(86_400_000)).toBe(900_000);
  expect(nextLookMs(null, now)).toBe(900_000);
});
