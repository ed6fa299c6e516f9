import { join } from "node:path";
import { build } from "./build.mjs";
import { run } from "./run.mjs";
import { serverArguments } from "./server.mjs";
import { root, setUp } from "./setup.mjs";

/** Sets up, builds, and serves until it is stopped. */
export default async function start() {
  const setup = await setUp();
  await build(setup, ["@dunnage/server...", "@dunnage/dashboard"]);
  const { code } = await run(setup.node, serverArguments, {
    cwd: root, // the data folder is ./data
    // Compiled code is kept from one start to the next.
    env: { NODE_COMPILE_CACHE: join(root, ".cache/compiled"), ...setup.env, NODE_ENV: "production" },
    show: true,
    service: true,
  });
  process.exitCode = code;
}
