import { expect, test } from "vitest";
import { afterASecondTry, countPlaywright, countVitest, deservesASecondTry } from "./test-results.mjs";

const file = (status: string, ...tests: string[]) => ({
  name: "a.test.ts",
  status,
  message: status === "failed" ? "no such module" : "",
  assertionResults: tests.map((verdict, nth) => ({
    status: verdict,
    fullName: `test ${nth}`,
    failureMessages: verdict === "failed" ? ["1 is not 2"] : [],
  })),
});
const vitest = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const playwright = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], suites: [] };

test("a clean run counts its tests", () => {
  expect(countVitest({ ...vitest, numPassedTests: 3, numPendingTests: 1 }, 0)).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
    failures: [],
  });
});

test("a file that does not load counts as failed, one with failed tests only by those", () => {
  const testResults = [file("failed"), file("failed", "passed", "failed"), file("passed", "passed")];
  expect(countVitest({ ...vitest, numPassedTests: 2, numFailedTests: 1, testResults }, 1)).toMatchObject({
    passed: 2,
    failed: 2,
    failures: [
      { file: "a.test.ts", test: "", message: "no such module" },
      { file: "a.test.ts", test: "test 1", message: "1 is not 2" },
    ],
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

test("a failed browser test is told with its file and reason, however deep its suite", () => {
  const spec = { title: "signs in", file: "a.spec.ts", ok: false };
  const failed = { ...spec, tests: [{ results: [{ error: { message: "no such button" } }] }] };
  const suites = [{ specs: [], suites: [{ specs: [failed, { ...spec, ok: true, tests: [] }] }] }];
  const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 0 };
  expect(countPlaywright({ stats, errors: [], suites }, 1)).toMatchObject({
    passed: 5,
    failed: 1,
    failures: [{ file: "a.spec.ts", test: "signs in", message: "no such button" }],
  });
});

test("what failed is run again where it is one test or two, and nothing else went wrong", () => {
  const failures = [{ file: "a.test.ts", test: "one", message: "" }];
  const counted = (failed: number, of = failures) => ({ passed: 9, failed, skipped: 0, failures: of });
  expect(deservesASecondTry(counted(1))).toBe(true);
  expect(deservesASecondTry(counted(0, []))).toBe(false);
  expect(deservesASecondTry(counted(2))).toBe(false); // one of the two is no test
  expect(deservesASecondTry(counted(3, [...failures, ...failures, ...failures]))).toBe(false);
  expect(deservesASecondTry(countVitest(null, 137))).toBe(false);
});

test("what passes when it is run again is told as flaky, what fails again has failed", () => {
  const failures = [{ file: "a.test.ts", test: "one", message: "1 is not 2" }];
  const first = { passed: 9, failed: 1, skipped: 0, failures };
  expect(afterASecondTry(first, { passed: 4, failed: 0, skipped: 0 })).toEqual({
    passed: 10,
    failed: 0,
    skipped: 0,
    failures: [],
    flaky: failures,
  });
  expect(afterASecondTry(first, { ...first, passed: 3 })).toEqual(first);
  expect(afterASecondTry(first, countVitest(null, 137))).toEqual(first);
});
