import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./test-results.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((verdict) => ({ status: verdict })),
});
const vitest = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

test("a clean run counts its tests", () => {
  expect(countVitest({ ...vitest, numPassedTests: 3, numPendingTests: 1 }, 0)).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
  });
});

test("a file that does not load counts as failed, one with failed tests only by those", () => {
  const testResults = [file("failed"), file("failed", "passed", "failed"), file("passed", "passed")];
  expect(countVitest({ ...vitest, numPassedTests: 2, numFailedTests: 1, testResults }, 1)).toMatchObject({
    passed: 2,
    failed: 2,
  });
});

test("a runner that ends badly with no failed test counts as failed", () => {
  expect(countVitest({ ...vitest, numPassedTests: 3 }, 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(countVitest(null, 137)).toMatchObject({ passed: 0, failed: 1 });
  expect(countPlaywright(null, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("a run without a test counts as failed", () => {
  expect(countVitest(vitest, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(countPlaywright({ ...playwright, stats: { ...playwright.stats, skipped: 4 } }, 0)).toMatchObject({
    passed: 0,
    failed: 1,
  });
});

test("a browser test that passed only at the second attempt counts as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countPlaywright({ stats, errors: ["no such project"] }, 1)).toMatchObject({ passed: 5, failed: 3 });
});
