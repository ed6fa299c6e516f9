import { expect, test } from "vitest";
import { settingProblems } from "./settingProblems.ts";

test.each([
  [{ lowFreeBytes: 1, lowFreePercent: null, sampleEveryMs: 900_000, historyKeptForMs: 86_400_000 }, {}],
  [{ lowFreeBytes: 0 }, { lowFreeBytes: true }],
  [{ lowFreeBytes: Number.NaN }, { lowFreeBytes: true }],
  [{ lowFreePercent: 100 }, { lowFreePercent: true }],
  [{ lowFreePercent: 5.5 }, { lowFreePercent: true }],
  [{ sampleEveryMs: 60_000 }, { sampleEveryMs: true }],
  [
    { historyKeptForMs: 732 * 86_400_000, lowFreePercent: 0 },
    { historyKeptForMs: true, lowFreePercent: true },
  ],
])("%j is refused for %j", (changes, problems) => {
  expect(settingProblems(changes)).toEqual(problems);
});
