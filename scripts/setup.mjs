import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Setup
 * @property {string} node the Node that everything after the set-up runs on
 * @property {NodeJS.ProcessEnv} env the environment for it, with the workspace's tools first on PATH
 */

const neededNode = 24;

export const root = fileURLToPath(new URL("..", import.meta.url));
const tools = join(root, "node_modules", ".bin");
const stamp = join(root, "node_modules", ".dunnage-setup");
export const lock = join(root, ".cache", "setup.lock");

/**
 * Installs the packages if the lockfile or a manifest has changed since the last time, and finds a Node to go on with.
 *
 * @returns {Promise<Setup>}
 */
export async function setUp() {
  const { NODE_ENV: _, ...env } = process.env; // "production" would leave the build tools out
  if (!isInstalled()) {
    await withLock(lock, async () => {
      if (!isInstalled()) await install(env);
    });
  }
  return {
    node: findNode(),
    env: { ...env, PATH: [tools, env.PATH].join(delimiter), TURBO_TELEMETRY_DISABLED: "1" },
  };
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

/** Changes with everything that the installed packages depend on, this folder's place and the machine's kind included. */
function fingerprint() {
  const hash = createHash("sha256").update(JSON.stringify([root, process.platform, process.arch]));
  const inside = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap(({ name }) => [name, ...readdirSync(join(root, name)).map((inner) => join(name, inner))]);
  const manifests = ["", ...inside].map((folder) => join(folder, "package.json"));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** @param {NodeJS.ProcessEnv} env */
async function install(env) {
  const { packageManager } = /** @type {{ packageManager: string }} */ (
    JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  );
  console.log("Installing packages. The first time takes about 20 seconds.");
  rmSync(stamp, { force: true });
  const wanted = fingerprint();
  // npm would take the pnpm that it finds in this folder, which an install that was cut short may have left unusable.
  const elsewhere = `--prefix=${join(root, ".cache")}`;
  const { code, output, ms } = await run(
    "npm",
    ["exec", "--yes", elsewhere, packageManager, "--", "install", "--frozen-lockfile"],
    { cwd: root, env: isWritable(homedir()) ? env : { ...env, ...cachesInside(join(root, ".cache")) } },
  );
  if (code !== 0) {
    throw new Problem(
      `${output.trim()}\n\nThe packages could not be installed (${packageManager} ended with ${code}; its own words are above). It needs the npm registry, room on the disk, and the right to write to this folder and to your home folder. Once that is mended, run the same command again; if node_modules was changed by hand, remove it first.`,
    );
  }
  writeFileSync(stamp, wanted);
  console.log(`Installed packages in ${(ms / 1000).toFixed(1)} s.`);
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where npm and pnpm keep what they download if there is no home folder to keep it in, as in many containers.
 *
 * @param {string} folder
 */
function cachesInside(folder) {
  return { HOME: join(folder, "home"), npm_config_cache: join(folder, "npm") };
}

function findNode() {
  const packaged = join(tools, "node");
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= neededNode) return process.execPath;
  throw new Problem(
    `Dunnage runs on Node ${neededNode} or newer. Its packages bring one for Linux on x64 and arm64; for this machine (${process.platform}, ${process.arch}) they do not, and its own is ${process.versions.node}. Install Node ${neededNode} and run the same command again.`,
  );
}
