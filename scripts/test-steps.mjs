import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { tryBuild } from "./build.mjs";
import { run } from "./run.mjs";
import { root } from "./setup.mjs";
import { afterASecondTry, countPlaywright, countVitest, deservesASecondTry } from "./test-results.mjs";

/**
 * @typedef {import("./setup.mjs").Setup} Setup
 * @typedef {{ passed: number, failed: number, line: string }} Outcome `line` is for the person who reads the end, who may have nothing but the end
 */

/** Each counts as one. @type {Record<string, [string, ...string[]]>} */
export const checks = {
  format: ["biome", "check", "."],
  lint: ["oxlint"],
  "dead-code": ["knip"],
  types: ["turbo", "run", "typecheck", "--continue=always", "--output-logs=errors-only"],
};

const reports = join(root, ".cache", "test-reports");

// A run that hangs would otherwise keep all the others from being reported.
const timeoutMs = 40 * 60_000;
const longTimeoutMs = 180 * 60_000;

/**
 * @param {string} name one of `checks`
 * @param {Setup} setup
 */
export async function checkStep(name, { env }) {
  const [program = "", ...args] = checks[name] ?? [];
  return asOutcome(name, await run(program, args, { cwd: root, env }));
}

/** @param {Setup} setup */
export async function buildStep(setup) {
  return asOutcome("build", await tryBuild(setup));
}

/**
 * Unit and integration tests of all packages.
 *
 * @param {Setup} setup
 * @param {string[]} args for vitest
 */
export async function unitStep(setup, args) {
  return vitestStep("unit", setup, args, timeoutMs);
}

/**
 * What is told and taken on every engine that can be started, random clean-ups, many of them, and ten minutes of constant change: more than an hour.
 *
 * @param {Setup} setup
 * @param {string[]} args for vitest
 */
export async function longStep({ node, env }, args) {
  const scenarios = env.DUNNAGE_SCENARIOS ?? "200";
  const minutes = env.DUNNAGE_SOAK_MINUTES ?? "10";
  const setup = { node, env: { ...env, DUNNAGE_SCENARIOS: scenarios, DUNNAGE_SOAK_MINUTES: minutes } };
  const tests = [
    "packages/cleanup/src/live/random.live.test.ts",
    "apps/server/src/dockerSystem.integration.test.ts",
    "apps/server/src/soak.integration.test.ts",
  ];
  return vitestStep("long", setup, [...tests, ...args], longTimeoutMs);
}

/**
 * @param {string} name
 * @param {Setup} setup
 * @param {string[]} args
 * @param {number} limitMs
 */
async function vitestStep(name, { env }, args, limitMs) {
  const file = reportFile(name);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return testStep(
    name,
    () => run("vitest", ["run", ...reporters, ...args], { cwd: root, env, show: true, timeoutMs: limitMs }),
    (code) => countVitest(readReport(file), code),
    ({ failures = [] }) =>
      run("vitest", ["run", ...reporters, ...failures.map((failure) => failure.file)], {
        cwd: root,
        env,
        show: true,
        timeoutMs: limitMs,
      }),
  );
}

/**
 * The built product in a browser.
 *
 * @param {Setup} setup
 * @param {string[]} args for Playwright
 */
export async function e2eStep({ node, env }, args) {
  const file = reportFile("e2e");
  const cli = join(root, "e2e/node_modules/@playwright/test/cli.js");
  const config = join(root, "e2e/playwright.config.ts");
  /** @param {string[]} more */
  const playwright = (more) =>
    run(node, [cli, "test", "-c", config, "--reporter=list,json", ...more], {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      show: true,
      timeoutMs,
    });
  return testStep(
    "e2e",
    () => playwright(args),
    (code) => countPlaywright(readReport(file), code),
    () => playwright(["--last-failed"]),
  );
}

/**
 * Runs tests and, where one or two failed, those once more by themselves. What passes then is told as flaky: it is to be mended, but a machine that was slow for
 * a moment does not stop everybody's work.
 *
 * @param {string} name
 * @param {() => Promise<import("./run.mjs").Result>} attempt
 * @param {(code: number) => import("./test-results.mjs").Count} counted from the report that was written last
 * @param {(first: import("./test-results.mjs").Count) => Promise<import("./run.mjs").Result>} secondAttempt
 */
async function testStep(name, attempt, counted, secondAttempt) {
  const first = await attempt();
  const count = counted(first.code);
  if (!deservesASecondTry(count)) return asTestOutcome(name, count, first.ms);
  console.log(`\n${name}: what failed once more, by itself\n`);
  const second = await secondAttempt(count);
  return asTestOutcome(name, afterASecondTry(count, counted(second.code)), first.ms + second.ms);
}

/**
 * @param {string} name
 * @param {string} why
 */
export function notRun(name, why) {
  return said(name, `failed (not run: ${why})`, 0, { passed: 0, failed: 1 });
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * @param {string} name
 * @param {import("./run.mjs").Result} result
 * @returns {Outcome}
 */
function asOutcome(name, { code, output, ms }) {
  const ok = code === 0;
  if (!ok) console.log(`\n${output.trim()}\n`);
  return said(name, ok ? "passed" : `failed (ended with ${code})`, ms, {
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
  });
}

/**
 * @param {string} name
 * @param {import("./test-results.mjs").Count} count
 * @param {number} ms
 */
function asTestOutcome(name, { passed, failed, skipped, failures = [], flaky = [], why }, ms) {
  const parts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  const outcome = said(name, parts.join(", ") + (why === undefined ? "" : ` (${why})`), ms, {
    passed,
    failed,
  });
  const told = [
    ...failures.map((failure) => `  failed: ${toldOf(failure)}`),
    ...flaky.map((failure) => `  flaky, passed when it was run again: ${toldOf(failure)}`),
  ];
  return { ...outcome, line: [outcome.line, ...told].join("\n") };
}

/** @param {import("./test-results.mjs").Failure} failure */
function toldOf({ file, test, message }) {
  const reason = stripVTControlCharacters(message).trim().split("\n").slice(0, 6).join("\n    ");
  return `${isAbsolute(file) ? relative(root, file) : file}${test && ` › ${test}`}\n    ${reason}`;
}

/**
 * @param {string} name
 * @param {string} verdict
 * @param {number} ms
 * @param {{ passed: number, failed: number }} count
 * @returns {Outcome}
 */
function said(name, verdict, ms, count) {
  const line = `${name.padEnd(10)} ${verdict}, ${seconds(ms)}`;
  console.log(line);
  return { ...count, line };
}

/**
 * Where a runner is to write its report. An old one is removed: it must not stand in for a run that crashes.
 *
 * @param {string} name
 */
function reportFile(name) {
  const file = join(reports, `${name}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * @template Report
 * @param {string} file
 * @returns {Report | null}
 */
function readReport(file) {
  if (!existsSync(file)) return null;
  try {
    return /** @type {Report} */ (JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null; // half a report, of a runner that was killed
  }
}
