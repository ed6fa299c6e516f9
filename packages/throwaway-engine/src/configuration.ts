import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificates } from "./certificates.ts";

/** How an engine keeps image layers: graph driver overlay2, or containerd's image store (from 24.0). */
export type EngineStore = "overlay2" | "containerd";

interface Configuration {
  folder: string;
  cgroup: string;
  store: EngineStore;
  /** Where to listen besides the unix socket; without certificates, to anyone. */
  tcpHost: string | null;
  certificates: Certificates | null;
}

/** Writes dockerd's daemon.json, with every path inside the engine's own folder, and what becomes the daemon. */
export function configureDocker(configuration: Configuration): void {
  const { folder } = configuration;
  writeFileSync(join(folder, "daemon.json"), JSON.stringify(daemonConfiguration(configuration)));
  const lines = [`echo $$ >"${folder}/engine.pid"`, `exec dockerd --config-file "${folder}/daemon.json"`];
  writeFileSync(join(folder, "start.sh"), `${lines.join("\n")}\n`);
}

function daemonConfiguration(configuration: Configuration): Record<string, unknown> {
  const { folder, cgroup, store, tcpHost, certificates } = configuration;
  return {
    "data-root": join(folder, "data"),
    "exec-root": join(folder, "run"),
    pidfile: join(folder, "dockerd.pid"),
    hosts: [`unix://${join(folder, "docker.sock")}`, ...(tcpHost ? [tcpHost] : [])],
    "cgroup-parent": `/${cgroup}`,
    "exec-opts": ["native.cgroupdriver=cgroupfs"],
    ...(store === "containerd"
      ? { features: { "containerd-snapshotter": true } }
      : { "storage-driver": "overlay2" }),
    ...(tcpHost && tlsConfiguration(certificates)),
  };
}

function tlsConfiguration(certificates: Certificates | null): Record<string, unknown> {
  // Said aloud: from 27.0 on, an engine that was not told so refuses to listen without TLS.
  if (certificates === null) return { tls: false };
  return {
    tls: true,
    tlsverify: true,
    tlscacert: certificates.ca,
    tlscert: certificates.serverCert,
    tlskey: certificates.serverKey,
  };
}
