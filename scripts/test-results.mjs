/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed at least 1 unless everything went well
 * @property {number} skipped
 * @property {string} [why] for a failure that no single test shows
 */

/**
 * @typedef {object} VitestReport as vitest's json reporter writes it
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 */

/**
 * @typedef {object} PlaywrightReport as Playwright's json reporter writes it
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors outside of any test
 */

/**
 * @param {VitestReport | null} report null where it was not written
 * @param {number} exitCode
 */
export function countVitest(report, exitCode) {
  if (report === null) return crashed(exitCode);
  // A file that does not load, or whose beforeAll throws, is failed without a failed test in it.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return checked(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/**
 * @param {PlaywrightReport | null} report null where it was not written
 * @param {number} exitCode
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return crashed(exitCode);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return checked(exitCode, { passed: expected, failed: unexpected + flaky + report.errors.length, skipped });
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
