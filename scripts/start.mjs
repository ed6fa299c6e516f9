import { join } from "node:path";
import { build } from "./build.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";
import { serverArguments, serverEnvironment } from "./server.mjs";
import { root, setUp } from "./setup.mjs";

/**
 * Sets up, builds, and serves until it is stopped.
 *
 * @param {string[]} args
 */
export default async function start(args) {
  const surplus = args.find((arg) => arg !== "--demo");
  if (surplus !== undefined)
    throw new Problem(
      `\`npm start\` knows no ${surplus}: only \`npm start -- --demo\`, for a host that is made up.`,
    );
  const setup = await setUp();
  await build(setup, ["@dunnage/server...", "@dunnage/dashboard"]);
  const { code } = await run(setup.node, serverArguments, {
    cwd: root, // the data folder is ./data
    env: {
      NODE_COMPILE_CACHE: join(root, ".cache/compiled"), // compiled code is kept from one start to the next
      ...serverEnvironment,
      ...setup.env,
      NODE_ENV: "production",
      ...(args.includes("--demo") && { DUNNAGE_DEMO: "1" }),
    },
    show: true,
    service: true,
  });
  process.exitCode = code;
}
