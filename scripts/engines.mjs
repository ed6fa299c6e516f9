#!/usr/bin/env node
// Fetches engines for the tests, newer Docker Engines from Debian's later suites, Docker Compose and Podman, and unpacks them into a cache
// folder; installs nothing. `node scripts/engines.mjs 28.5` does it by hand. No dependencies: it runs before anything is installed.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Source
 * @property {string} release it begins with this
 * @property {string} program that tells its release
 * @property {string} suite where it is
 * @property {string[]} packages
 */

/**
 * @param {string} release
 * @param {string} suite
 * @returns {Source}
 */
const docker = (release, suite) => ({
  release,
  program: "usr/sbin/dockerd",
  suite,
  packages: ["docker.io", "docker-cli", "containerd", "docker-buildx/sid"],
});

// Suites move on, sid above all: an engine is taken only as long as its release is still of the version asked for.
/** @type {Record<string, Source>} */
const engines = {
  26.1: docker("26.1", "trixie"),
  28.5: docker("28.5", "sid"),
  // No engine, but what people tell one by.
  compose: {
    release: "2",
    program: "usr/libexec/docker/cli-plugins/docker-compose",
    suite: "sid",
    packages: ["docker-compose"],
  },
  // With libraries that a machine without it may lack.
  podman: {
    release: "4.3",
    program: "usr/bin/podman",
    suite: "bookworm",
    packages: [
      "podman",
      "conmon",
      "netavark",
      "aardvark-dns",
      "libgpgme11",
      "libassuan0",
      "libsubid4",
      "libdevmapper1.02.1",
      "libglib2.0-0",
    ],
  },
};

/** Where engines lie; the same as in packages/throwaway-engine. */
const enginesFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "dunnage", "engines");

/**
 * Makes engines available that are not in the cache yet. Needs Debian (its mirror, apt-get and dpkg), but not root.
 * @param {{ versions: string[] }} options
 * @returns {Promise<{ version: string, folder: string, release: string | null }[]>} `release` is the real one, "28.5.2"
 */
export async function ensureEngines({ versions }) {
  const unknown = versions.find((version) => !(version in engines));
  if (unknown !== undefined) {
    throw new Problem(`There is no ${unknown} to fetch, only ${Object.keys(engines).join(", ")}.`);
  }
  if (versions.some(isMissing)) {
    mkdirSync(enginesFolder, { recursive: true });
    await withLock(join(enginesFolder, "lock"), async () => {
      // Another process may have fetched some while this one waited.
      const missing = versions.filter(isMissing);
      if (missing.length > 0) await fetchEngines(missing);
    });
  }
  return versions.map((version) => ({ version, folder: folderOf(version), release: readStamp(version) }));
}

/** @param {string} version */
function folderOf(version) {
  return join(enginesFolder, `${version}-${process.arch}`);
}

/**
 * The stamp is written last, and says which release the engine really is.
 * @param {string} version
 */
function readStamp(version) {
  const file = join(folderOf(version), "release");
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** @param {string} version */
function isMissing(version) {
  return readStamp(version) === null;
}

/** @param {string[]} versions */
async function fetchEngines(versions) {
  for (const name of readdirSync(enginesFolder)) {
    // Whoever left it was killed: this process has the lock.
    if (name.startsWith(".fetching-")) rmSync(join(enginesFolder, name), { recursive: true });
  }
  const work = mkdtempSync(join(enginesFolder, ".fetching-"));
  try {
    const wanted = Object.entries(engines).filter(([version]) => versions.includes(version));
    const apt = aptOptions(work, [...new Set([...wanted.map(([, { suite }]) => suite), "sid"])]);
    console.log(`Fetching from Debian's mirror: ${versions.join(", ")}.`);
    await aptGet([...apt, "update"], work);
    for (const [version, source] of wanted) await fetchEngine(version, source, apt, join(work, version));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} version
 * @param {Source} source
 * @param {string[]} apt
 * @param {string} work
 */
async function fetchEngine(version, source, apt, work) {
  const packages = join(work, "packages");
  const root = join(work, "root");
  mkdirSync(packages, { recursive: true });
  mkdirSync(root);
  const names = source.packages.map((name) => (name.includes("/") ? name : `${name}/${source.suite}`));
  await aptGet([...apt, "download", ...names], packages);
  for (const file of readdirSync(packages)) await mustRun("dpkg", ["-x", file, root], packages);
  const release = await releaseOf(join(root, source.program), root);
  if (!`${release}.`.startsWith(`${source.release}.`)) {
    throw new Problem(
      `Debian's suite ${source.suite} has ${release} now, and no longer ${source.release}. Name the new one, or another suite, in scripts/engines.mjs, and the new one wherever the tests name ${version}: scripts/test.mjs, and EngineVersion and testEngines in packages/throwaway-engine. Machines that have ${version} in ${enginesFolder} go on with that.`,
    );
  }
  writeFileSync(join(root, "release"), release);
  rmSync(folderOf(version), { recursive: true, force: true });
  renameSync(root, folderOf(version));
  console.log(`${version} (${release}) is in ${folderOf(version)}.`);
}

/**
 * @param {string} program
 * @param {string} root
 */
async function releaseOf(program, root) {
  const folder = join(root, "usr/lib");
  const libraries = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith("-linux-gnu"))
    : [];
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.map((name) => join(folder, name)).join(":") };
  const words = await mustRun(program, ["--version"], root, env);
  return /version ([^\s,+]+)/.exec(words)?.[1] ?? words.trim();
}

/**
 * Lets apt see only the suites asked for, and keep what it reads in `work`.
 * @param {string} work
 * @param {string[]} wanted
 */
function aptOptions(work, wanted) {
  const [extension, text] = debianSource(wanted);
  const sources = join(work, `debian.${extension}`);
  writeFileSync(sources, text);
  mkdirSync(join(work, "lists", "partial"), { recursive: true });
  mkdirSync(join(work, "cache", "archives", "partial"), { recursive: true });
  return Object.entries({
    "Dir::Etc::sourcelist": sources,
    "Dir::Etc::sourceparts": "/dev/null",
    "Dir::State::lists": join(work, "lists"),
    "Dir::Cache": join(work, "cache"),
    "Acquire::Languages": "none",
    "APT::Sandbox::User": "root", // apt's own user may not enter a home folder
    "APT::Update::Error-Mode": "any", // by default a failed download is a warning
  }).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

/**
 * The machine's own entry for Debian's main archive, with other suites: the mirror, key and options stay.
 * @param {string[]} wanted
 * @returns {[string, string]} the file name's extension, which is how apt knows the format, and the text
 */
function debianSource(wanted) {
  const folder = "/etc/apt/sources.list.d";
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const file of ["/etc/apt/sources.list", ...files]) {
    if (!existsSync(file)) continue;
    const text = readFileSync(file, "utf8").replace(/^#.*\n?/gm, "");
    const source = file.endsWith(".sources") ? fromStanzas(text, wanted) : fromLines(text, wanted);
    if (source !== null) return [file.endsWith(".sources") ? "sources" : "list", source];
  }
  throw new Problem(
    "The tests need newer engines beside the installed one. They come from Debian's mirrors, and apt on this machine has no entry for Debian's archive. scripts/README.md shows how to run the tests in a container.",
  );
}

/** @param {string} suite */
const isDebianSuite = (suite) =>
  /^(bullseye|bookworm|trixie|forky|sid|(old)?stable|testing|unstable)$/.test(suite);

/** @param {string} text @param {string[]} wanted */
function fromStanzas(text, wanted) {
  for (const stanza of text.split(/\n\s*\n/)) {
    /** @param {string} name */
    const field = (name) => new RegExp(`^${name}:(.*)$`, "im").exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
    if (!field("Types").includes("deb") || !field("Components").includes("main")) continue;
    if (!field("Suites").some(isDebianSuite) || field("Enabled").includes("no")) continue;
    return `${stanza
      .trim()
      .replace(/^Types:.*$/im, "Types: deb")
      .replace(/^Suites:.*$/im, `Suites: ${wanted.join(" ")}`)
      .replace(/^Components:.*$/im, "Components: main")}\n`;
  }
  return null;
}

/** @param {string} text @param {string[]} wanted */
function fromLines(text, wanted) {
  for (const line of text.split("\n")) {
    const entry = /^\s*(deb\s+(?:\[[^\]]*\]\s+)?\S+)\s+(\S+)\s+(.*)$/.exec(line);
    const [, start = "", suite = "", components = ""] = entry ?? [];
    if (!isDebianSuite(suite) || !components.split(/\s+/).includes("main")) continue;
    return wanted.map((name) => `${start} ${name} main\n`).join("");
  }
  return null;
}

/**
 * Mirrors fail now and then, so it is tried twice.
 *
 * @param {string[]} args
 * @param {string} cwd
 */
async function aptGet(args, cwd) {
  const { code } = await run("apt-get", args, { cwd, env: process.env });
  if (code !== 0) await mustRun("apt-get", args, cwd);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function mustRun(program, args, cwd, env = process.env) {
  const { code, output } = await run(program, args, { cwd, env });
  if (code === 0) return output;
  throw new Problem(`${output.trim()}\n${program} ended with ${code} while fetching engines for the tests.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const versions = process.argv.slice(2);
    if (versions.length === 0) throw new Problem("Usage: node scripts/engines.mjs 26.1 28.5, or one of them");
    for (const { folder, release } of await ensureEngines({ versions })) console.log(`${release} ${folder}`);
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}
