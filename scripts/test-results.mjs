/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed at least 1 unless everything went well
 * @property {number} skipped
 * @property {Failure[]} [failures] the failed ones that are tests, or files that did not load
 * @property {Failure[]} [flaky] counted as passed: they failed at first
 * @property {string} [why] for a failure that no single test shows
 */

/** @typedef {{ file: string, test: string, message: string }} Failure `test` is empty for a file that did not load */

/**
 * @typedef {object} VitestReport as vitest's json reporter writes it
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {VitestFile[]} testResults
 */

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {string} [message] of a file that did not load
 * @property {{ status: string, fullName: string, failureMessages?: string[] }[]} assertionResults
 */

/**
 * @typedef {object} PlaywrightReport as Playwright's json reporter writes it
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors outside of any test
 * @property {PlaywrightSuite[]} suites
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, file: string, ok: boolean, tests: { results: { error?: { message?: string } }[] }[] }[]} specs
 */

// More than that is no accident of timing.
const FLAKY_AT_MOST = 2;

/**
 * @param {VitestReport | null} report null where it was not written
 * @param {number} exitCode
 */
export function countVitest(report, exitCode) {
  if (report === null) return crashed(exitCode);
  // A file that does not load, or whose beforeAll throws, is failed without a failed test in it.
  const failures = report.testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name: file, message = "", assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === "failed");
      if (failed.length === 0) return [{ file, test: "", message }];
      return failed.map(({ fullName, failureMessages = [] }) => ({
        file,
        test: fullName,
        message: failureMessages.join("\n"),
      }));
    });
  return checked(exitCode, {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  });
}

/**
 * @param {PlaywrightReport | null} report null where it was not written
 * @param {number} exitCode
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return crashed(exitCode);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  const failures = report.suites.flatMap(failuresIn);
  return checked(exitCode, { passed: expected, failed, skipped, failures });
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {Failure[]}
 */
function failuresIn({ suites = [], specs }) {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ file, title, tests }) => ({
    file,
    test: title,
    message: tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? "")).join("\n"),
  }));
  return [...own, ...suites.flatMap(failuresIn)];
}

/**
 * Whether running what failed once more, by itself, can tell anything: not where much failed, nor where something failed that is no test.
 *
 * @param {Count} count
 */
export function deservesASecondTry({ failed, failures = [] }) {
  return failed > 0 && failed <= FLAKY_AT_MOST && failures.length === failed;
}

/**
 * @param {Count} first of which what failed was run again
 * @param {Count} again
 * @returns {Count}
 */
export function afterASecondTry(first, again) {
  if (again.failed > 0) return first;
  const flaky = first.failures ?? [];
  return { passed: first.passed + flaky.length, failed: 0, skipped: first.skipped, failures: [], flaky };
}

/**
 * @param {number} exitCode
 * @param {Count} count
 * @returns {Count}
 */
function checked(exitCode, count) {
  if (count.failed > 0) return count;
  if (exitCode !== 0) return { ...count, failed: 1, why: `no test failed, yet it ended with ${exitCode}` };
  if (count.passed === 0) return { ...count, failed: 1, why: "no test was run" };
  return count;
}

/**
 * @param {number} exitCode
 * @returns {Count}
 */
function crashed(exitCode) {
  return { passed: 0, failed: 1, skipped: 0, why: `ended with ${exitCode} and left no report` };
}
