import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root, setUp } from "./setup.mjs";

/**
 * Sets up, builds what changed, and runs the command line where the person is.
 *
 * @param {string[]} args
 */
export default async function cli(args) {
  console.log = console.error; // standard output is the program's own
  const setup = await setUp();
  await build(setup, ["dunnage"]);
  // In this very terminal: it asks, and Ctrl-C reaches it from there. It decides what that means, so it is not ours to end at.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.removeAllListeners(signal);
    process.on(signal, () => signal === "SIGINT" || child.kill(signal));
  }
  const program = join(root, "apps/cli/dist/dunnage.js");
  const child = spawn(setup.node, [program, ...args], { stdio: "inherit" });
  const [code] = await once(child, "close");
  process.exitCode = code ?? 1;
}
