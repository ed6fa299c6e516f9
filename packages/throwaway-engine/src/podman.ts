import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnginePrograms } from "./programs.ts";

/**
 * Writes what Podman is told by files, with every path inside the engine's own folder, and what becomes its API service. It has no
 * daemon: each container is watched over by a process of its own, which runs Podman again in the end.
 */
export function configurePodman(folder: string, { path, libraries }: EnginePrograms): void {
  for (const name of ["tmp", "networks"]) mkdirSync(join(folder, name));
  const environment = {
    PATH: path,
    HOME: folder,
    TMPDIR: join(folder, "tmp"),
    CONTAINERS_CONF: join(folder, "containers.conf"),
    CONTAINERS_STORAGE_CONF: join(folder, "storage.conf"),
    CONTAINERS_REGISTRIES_CONF: join(folder, "registries.conf"),
    ...(libraries !== null && { LD_LIBRARY_PATH: libraries }),
  };
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const files = {
    "containers.conf": toml({
      network: { network_backend: "netavark", network_config_dir: join(folder, "networks") },
      engine: {
        cgroup_manager: "cgroupfs",
        conmon_env_vars: assignments,
        conmon_path: path.split(":").map((part) => join(part, "conmon")),
        events_logger: "file",
        helper_binaries_dir: path.split(":"),
        lock_type: "file", // the others are in shared memory, which is the machine's
        runtime: "runc",
        static_dir: join(folder, "data/libpod"),
        tmp_dir: join(folder, "run/libpod"),
        volume_path: join(folder, "data/volumes"),
      },
    }),
    "storage.conf": toml({
      storage: {
        driver: "overlay",
        graphroot: join(folder, "data"),
        runroot: join(folder, "run/storage"),
      },
    }),
    "registries.conf": "",
    "policy.json": JSON.stringify({ default: [{ type: "insecureAcceptAnything" }] }),
    "start.sh": [
      ...assignments.map((assignment) => `export ${assignment}`),
      "mkdir -p /etc/containers", // its own, as the machine's is covered
      `cp "${folder}/policy.json" /etc/containers`,
      `echo $$ >"${folder}/engine.pid"`,
      `exec podman system service --time=0 "unix://${folder}/docker.sock"`,
      "",
    ].join("\n"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** Strings and lists of strings are written as in JSON. */
function toml(tables: Record<string, Record<string, string | string[]>>): string {
  const lines = Object.entries(tables).flatMap(([name, table]) => [
    `[${name}]`,
    ...Object.entries(table).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
  ]);
  return `${lines.join("\n")}\n`;
}
