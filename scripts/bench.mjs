import { join } from "node:path";
import { build } from "./build.mjs";
import { ensureEngines } from "./engines.mjs";
import { installPrerequisites } from "./prerequisites.mjs";
import { run } from "./run.mjs";
import { root, setUp } from "./setup.mjs";

/**
 * Builds, and measures the built server.
 *
 * @param {string[]} args for bench/main.ts
 */
export default async function bench(args) {
  const setup = await setUp();
  const env = await installPrerequisites(setup.env);
  await ensureEngines({ versions: ["28.5"] });
  await build(setup);
  const program = ["--conditions=dunnage-source", join(root, "bench/main.ts"), ...args];
  process.exitCode = (await run(setup.node, program, { cwd: root, env, show: true })).code;
}
