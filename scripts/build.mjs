import { withLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";
import { lock, root } from "./setup.mjs";

/**
 * Builds what changed since the last time; turbo knows.
 *
 * @param {import("./setup.mjs").Setup} setup
 * @param {string[]} packages turbo's filters; none for all packages
 */
export async function build(setup, packages = []) {
  const announcement = setTimeout(() => console.log("Building."), 500);
  const { code, output } = await tryBuild(setup, packages);
  clearTimeout(announcement);
  if (code !== 0) throw new Problem(`${output.trim()}\n\nThe build failed; the lines above say where.`);
}

/**
 * @param {import("./setup.mjs").Setup} setup
 * @param {string[]} packages
 */
export function tryBuild({ env }, packages = []) {
  const filters = packages.map((name) => `--filter=${name}`);
  return withLock(lock, () =>
    run("turbo", ["run", "build", "--output-logs=errors-only", ...filters], { cwd: root, env }),
  );
}
