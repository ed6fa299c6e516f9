import { ensureEngines } from "./engines.mjs";
import { installPrerequisites } from "./prerequisites.mjs";
import { Problem } from "./problem.mjs";
import { setUp } from "./setup.mjs";
import { buildStep, checkStep, checks, e2eStep, longStep, notRun, seconds, unitStep } from "./test-steps.mjs";

/** What `npm test` runs. */
const ordinary = [...Object.keys(checks), "build", "unit", "e2e"];

/** What has to be asked for: `long` takes more than an hour. */
const stepNames = [...ordinary, "long"];
const needsEngines = ["unit", "e2e", "long"];

/**
 * Checks everything, or the steps that are named, or the tests below a path. scripts/README.md has examples.
 *
 * @param {string[]} args
 */
export default async function test(args) {
  const { chosen, rest } = choose(args);
  const startedAt = performance.now();
  const setup = await setUp();
  const runsTests = needsEngines.some((name) => chosen.includes(name));
  const versions = ["28.5", "podman", "compose", ...(chosen.includes("long") ? ["26.1"] : [])];
  const obstacle = runsTests ? await prepareTests(setup, versions) : null;
  console.log(`set-up: ${seconds(performance.now() - startedAt)}`);

  // The checks are cheap and share nothing; the tests have engines to run, and get the machine for themselves.
  const quick = Object.keys(checks).filter((name) => chosen.includes(name));
  const outcomes = await Promise.all(quick.map((name) => checkStep(name, setup)));
  // The server's tests fetch the built page, the end-to-end tests drive the built product.
  const toBuild = ["build", "unit", "e2e"].some((name) => chosen.includes(name));
  const built = toBuild ? [await buildStep(setup)] : [];
  outcomes.push(...built);
  if (chosen.includes("unit")) {
    outcomes.push(obstacle === null ? await unitStep(setup, rest) : notRun("unit", obstacle));
  }
  if (chosen.includes("e2e")) {
    const why = obstacle ?? (built.some(({ failed }) => failed > 0) ? "the build failed" : null);
    outcomes.push(why === null ? await e2eStep(setup, rest) : notRun("e2e", why));
  }
  if (chosen.includes("long")) {
    outcomes.push(obstacle === null ? await longStep(setup, rest) : notRun("long", obstacle));
  }

  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  if (outcomes.length > 1) console.log(`\n${outcomes.map(({ line }) => line).join("\n")}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * @param {import("./setup.mjs").Setup} setup gets the environment for the tests
 * @param {string[]} versions of the engines that are needed besides the installed one
 * @returns {Promise<string | null>} what keeps tests from running on this machine, in a sentence; the other steps need nothing of it
 */
async function prepareTests(setup, versions) {
  try {
    setup.env = await installPrerequisites(setup.env);
    await ensureEngines({ versions });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const lines = error.message.split("\n"); // the sentence comes last, after what a program that failed had to say
    const sentence = lines.pop() ?? "";
    if (lines.length > 0) console.log(lines.join("\n"));
    return sentence;
  }
}

/** @param {string[]} args */
function choose(args) {
  const end = args.findIndex((arg) => !stepNames.includes(arg));
  const named = end === -1 ? args : args.slice(0, end);
  const rest = end === -1 ? [] : args.slice(end);
  if (args.length === 0) return { chosen: ordinary, rest };
  if (named.length === 0) return { chosen: [rest[0]?.startsWith("e2e/") ? "e2e" : "unit"], rest };
  if (rest.length > 0 && !needsEngines.some((name) => named.includes(name))) {
    throw new Problem(
      `"${rest.join(" ")}" is neither a step (${stepNames.join(", ")}) nor below one that runs tests.`,
    );
  }
  return { chosen: named, rest };
}
