import { execFileSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/**
 * Which engine: the Docker Engine installed on the machine (whatever it is), a release of it, or Podman 4.3. 20.10 is Debian
 * bookworm's and must be the installed one; the others come from the cache folder that `node scripts/engines.mjs VERSION` fills.
 */
export type EngineVersion = "installed" | "20.10" | "26.1" | "28.5" | "podman";

export interface EnginePrograms {
  /** The docker CLI of the same release; the machine may have another one first on its PATH. With Podman, the installed one. */
  docker: string;
  /** PATH on which dockerd finds its containerd, runc and docker-proxy, and Podman its conmon and runc. */
  path: string;
  /** As in LD_LIBRARY_PATH: what Podman needs and the machine may lack. */
  libraries: string | null;
  /** The CLI's plugins that there are, by their names. */
  plugins: Record<string, string>;
}

const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const needed = {
  bash: "bash",
  unshare: "util-linux",
  nsenter: "util-linux",
  ip: "iproute2",
  iptables: "iptables",
};

/** Where a downloaded engine lies, unpacked; the same as in scripts/engines.mjs. */
export function engineFolder(version: string): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(cache, "dunnage", "engines", `${version}-${process.arch}`);
}

/** Finds an engine's programs, or throws a sentence that says how to get them. */
export function findPrograms(version: EngineVersion): EnginePrograms {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    throw new Error("A throwaway engine needs Linux and root: it makes namespaces and mounts of its own.");
  }
  for (const [program, debianPackage] of Object.entries(needed)) {
    if (which(program, systemPath) === null)
      throw new Error(missing(`${program} (package ${debianPackage})`));
  }
  if (version === "podman") return podman();
  return version === "installed" || version === "20.10" ? installed(version) : downloaded(version);
}

function podman(): EnginePrograms {
  const folder = engineFolder("podman");
  if (!existsSync(join(folder, "usr/bin/podman"))) throw new Error(missingFrom("podman"));
  const path = `${join(folder, "usr/bin")}:${join(folder, "usr/lib/podman")}:${systemPath}`;
  // A package's comes before what somebody has put into /usr/local.
  const docker = which("docker", `/usr/bin:${path}`);
  if (docker === null || which("runc", path) === null)
    throw new Error(missing("docker and runc (package docker.io)"));
  const [libraries = null] = globSync(join(folder, "usr/lib/*-linux-gnu"));
  return { docker, path, libraries, plugins: {} };
}

function installed(version: "installed" | "20.10"): EnginePrograms {
  const path = `${process.env["PATH"] ?? ""}:${systemPath}`;
  const dockerd = which("dockerd", path);
  if (dockerd === null) throw new Error(missing("dockerd (package docker.io)"));
  if (version === "20.10") {
    const words = execFileSync(dockerd, ["--version"], { encoding: "utf8" }).trim();
    if (!words.includes("version 20.10.")) throw new Error(`The installed engine is not 20.10: ${words}`);
  }
  const prefix = dirname(dirname(dockerd));
  const docker = which("docker", [join(prefix, "bin"), dirname(dockerd), path].join(delimiter));
  if (docker === null) throw new Error(missing("the docker CLI (package docker.io)"));
  return {
    docker,
    path: `${dirname(dockerd)}:${path}`,
    libraries: null,
    plugins: pluginsIn([join(prefix, "libexec"), join(prefix, "lib")]),
  };
}

function downloaded(version: "26.1" | "28.5"): EnginePrograms {
  const folder = engineFolder(version);
  if (!existsSync(join(folder, "usr/sbin/dockerd"))) throw new Error(missingFrom(version));
  return {
    docker: join(folder, "usr/bin/docker"),
    path: `${join(folder, "usr/bin")}:${join(folder, "usr/sbin")}:${systemPath}`,
    libraries: null,
    plugins: pluginsIn([join(folder, "usr/libexec"), join(engineFolder("compose"), "usr/libexec")]),
  };
}

function pluginsIn(folders: string[]): EnginePrograms["plugins"] {
  const found: EnginePrograms["plugins"] = {};
  for (const name of ["docker-buildx", "docker-compose"]) {
    const files = folders.map((folder) => join(folder, "docker/cli-plugins", name));
    const file = files.find((one) => existsSync(one));
    if (file !== undefined) found[name] = file;
  }
  return found;
}

function which(program: string, path: string): string | null {
  return (
    path
      .split(delimiter)
      .map((folder) => join(folder, program))
      .find((file) => existsSync(file)) ?? null
  );
}

function missing(what: string, or = ""): string {
  return `A throwaway engine needs ${what}, which is not on this machine: \`npm test\`${or || " installs it"}.`;
}

function missingFrom(version: "26.1" | "28.5" | "podman"): string {
  return missing(`engine ${version}`, ` or \`node scripts/engines.mjs ${version}\` fetches it`);
}
