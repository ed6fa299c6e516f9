import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { trim } from "./image-trim.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";
import { root, setUp } from "./setup.mjs";

/** By Docker's names. @type {Record<string, string>} */
const architectures = { amd64: "x64", arm64: "arm64" };

/**
 * Puts together the files of the container image: Node, the server with what it needs in production, and the dashboard. The Dockerfile runs it, on
 * whatever machine builds; what comes out is for the one that is named.
 *
 * @param {string[]} args the folder to make, and the machine: amd64 or arm64
 */
export default async function image([folder = "", machine = ""]) {
  const architecture = architectures[machine];
  if (folder === "" || architecture === undefined) {
    throw new Problem(
      `Usage: node scripts/main.mjs image FOLDER ${Object.keys(architectures).join(" | ")}, and not "${folder} ${machine}". Node has no official build for other machines.`,
    );
  }
  const setup = await setUp();
  await build(setup, ["@dunnage/server...", "@dunnage/dashboard"]);
  const server = join(folder, "dunnage/server");
  mkdirSync(join(folder, "usr/local/bin"), { recursive: true });
  mkdirSync(join(folder, "data"), { recursive: true });
  rmSync(join(folder, "dunnage"), { recursive: true, force: true });

  /** @param {string[]} args */
  const pnpm = async (...args) => {
    const { code, output } = await run("pnpm", args, { cwd: root, env: setup.env });
    if (code !== 0) throw new Problem(`${output.trim()}\n\npnpm ${args[0]} ended with ${code}.`);
  };
  const platform = [`--cpu=${architecture}`, "--os=linux", "--libc=glibc"];
  // The set-up has just held the lockfile to pnpm's policies, if there is a network to do it over; this is the same one.
  const production = ["--prod", "--frozen-lockfile", "--trust-lockfile", ...platform];
  // Copies of the workspace's packages, instead of links to them. It does not concern anybody else, so it is said here alone.
  const injected = "--config.inject-workspace-packages=true";
  await pnpm("--filter=@dunnage/server", "deploy", ...production, injected, server);
  trim(server, architecture);
  cpSync(join(root, "apps/dashboard/dist"), join(folder, "dunnage/dashboard/dist"), { recursive: true });
  copyFileSync(join(root, "scripts/image-health.mjs"), join(folder, "dunnage/health.mjs"));
  copyFileSync(join(root, "LICENSE"), join(folder, "dunnage/LICENSE"));

  // The same Node as everywhere else, by the lockfile's checksum, whatever runs this.
  if (architecture !== process.arch) await pnpm("install", "--filter=dunnage-monorepo", ...production);
  const node = join(root, `node_modules/node-linux-${architecture}/bin/node`);
  copyFileSync(node, join(folder, "usr/local/bin/node"));
}
