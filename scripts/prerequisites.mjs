import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";
import { root } from "./setup.mjs";

/**
 * @typedef {object} Need
 * @property {string} what
 * @property {string} debian the package that has it there
 * @property {string[]} anyOf programs by name, or files by absolute path
 * @property {boolean} [optional] installed where that can be done, and never asked for elsewhere
 */

const debianRelease = readDebianRelease();
const oldDebian = debianRelease === "11" || debianRelease === "12"; // later ones have the CLI in a package of its own

/** @type {Need} */
const chromium = {
  what: "Chromium",
  debian: "chromium",
  anyOf: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
};

/** @type {Need[]} */
const needs = [
  chromium,
  { what: "a Docker engine (dockerd)", debian: "docker.io", anyOf: ["dockerd"] },
  { what: "the docker CLI", debian: oldDebian ? "docker.io" : "docker-cli", anyOf: ["docker"] },
  { what: "iptables", debian: "iptables", anyOf: ["iptables"] },
  { what: "ip", debian: "iproute2", anyOf: ["ip"] },
  {
    what: "a static busybox",
    debian: "busybox-static",
    // Debian has a second busybox, which is linked to the C library and cannot start in an image that is empty otherwise.
    anyOf: [debianRelease === null ? "busybox" : "/var/lib/dpkg/info/busybox-static.list"],
  },
  {
    what: "a Chinese font",
    debian: "fonts-noto-cjk",
    anyOf: ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"],
    optional: true,
  },
  { what: "openssl", debian: "openssl", anyOf: ["openssl"] },
  { what: "the OpenSSH client (ssh)", debian: "openssh-client", anyOf: ["ssh"] },
  { what: "the OpenSSH server (sshd)", debian: "openssh-server", anyOf: ["sshd"] },
  { what: "HAProxy", debian: "haproxy", anyOf: ["haproxy"] },
  { what: "PostgreSQL (postgres)", debian: "postgresql", anyOf: ["postgres"] },
  { what: "promtool", debian: "prometheus", anyOf: ["promtool"] },
  { what: "the Docker registry (docker-registry)", debian: "docker-registry", anyOf: ["docker-registry"] },
  { what: "htpasswd", debian: "apache2-utils", anyOf: ["htpasswd"] },
];

/**
 * Installs what the tests need and the machine lacks (Debian, as root), or says what that is.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for the tests, with every program on PATH
 */
export async function installPrerequisites(env) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    throw new Problem(
      'The tests start private Docker engines, which takes Linux and root: sudo env "PATH=$PATH" npm test. scripts/README.md shows what can be run without, and how to run all of it in a container.',
    );
  }
  const missing = needs.filter((need) => find(need, env) === undefined);
  if (debianRelease !== null && missing.length > 0) {
    await aptInstall([...new Set(missing.map((need) => need.debian))], env);
  }
  const lacking = needs.filter((need) => !need.optional && find(need, env) === undefined);
  if (lacking.length > 0) {
    const names = lacking.map((need) => `${need.what}, in Debian's package ${need.debian}`).join("; ");
    throw new Problem(`Install what the tests need and this machine lacks: ${names}.`);
  }
  const places = new Set(needs.flatMap((need) => find(need, env) ?? []).map((file) => dirname(file)));
  return {
    ...env,
    PATH: [env.PATH, ...places].join(delimiter),
    DUNNAGE_CHROMIUM: env.DUNNAGE_CHROMIUM ?? find(chromium, env),
  };
}

/**
 * @param {Need} need
 * @param {NodeJS.ProcessEnv} env
 */
function find({ anyOf }, env) {
  const postgres = "/usr/lib/postgresql"; // Debian keeps one folder per version there, none of them on PATH
  const versions = existsSync(postgres) ? readdirSync(postgres) : [];
  const places = [
    ...(env.PATH ?? "").split(delimiter),
    "/usr/local/sbin",
    "/usr/sbin",
    "/sbin",
    ...versions.map((version) => join(postgres, version, "bin")),
  ];
  return anyOf
    .flatMap((name) => (isAbsolute(name) ? name : places.map((place) => join(place, name))))
    .find((file) => existsSync(file));
}

/** "12" on bookworm, "" on a release without a number (testing, sid), null on anything that is not Debian itself. */
function readDebianRelease() {
  const file = "/etc/os-release";
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return /^ID=debian$/m.test(text) ? (/^VERSION_ID="?(\d+)/m.exec(text)?.[1] ?? "") : null;
}

/**
 * @param {string[]} packages
 * @param {NodeJS.ProcessEnv} env
 */
async function aptInstall(packages, env) {
  console.log(`Installing with apt, for the tests: ${packages.join(", ")}.`);
  const allowServices = forbidServices();
  try {
    const options = { cwd: root, env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
    const update = await run("apt-get", ["update"], options);
    const install = await run(
      "apt-get",
      ["install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600", ...packages],
      options,
    );
    if (install.code !== 0) {
      throw new Problem(
        `${update.output}${install.output}\napt could not install what the tests need; its words are above. Mend that, or install them yourself: ${packages.join(" ")}.`,
      );
    }
    console.log(`Installed in ${((update.ms + install.ms) / 1000).toFixed(1)} s.`);
  } finally {
    allowServices();
  }
}

/** Keeps apt from starting the daemons it installs: the tests start their own. Returns what lifts it again. */
function forbidServices() {
  const policy = "/usr/sbin/policy-rc.d"; // asked by Debian's invoke-rc.d; 101 is its word for "forbidden"
  const mine = "#!/bin/sh\n# Dunnage's tests are installing packages.\nexit 101\n";
  if (existsSync(policy) && readFileSync(policy, "utf8") !== mine) return () => {};
  writeFileSync(policy, mine, { mode: 0o755 });
  const lift = () => rmSync(policy, { force: true });
  process.on("exit", lift);
  return lift;
}
