import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { newCable } from "./cable.ts";
import { makeCertificates } from "./certificates.ts";
import { configureDocker, type EngineStore } from "./configuration.ts";
import { ThrowawayEngine } from "./engine.ts";
import { configurePodman } from "./podman.ts";
import { type EngineVersion, findPrograms } from "./programs.ts";
import { Supervisor } from "./supervisor.ts";

// The kernel takes socket names of 107 bytes; containerd's is the longest in the folder: /run/containerd/containerd.sock.ttrpc
const longestFolderName = 70;

export interface EngineOptions {
  /** Default "installed". */
  version?: EngineVersion;
  /** Default "overlay2". Podman has one of its own, and no choice. */
  store?: EngineStore;
  /** Not with Podman. Listen on TCP too, at an address that only this machine reaches; with TLS, only for who has a client certificate. */
  tcp?: { tls: boolean };
}

/**
 * Starts a private Docker Engine, or Podman's service in its place, and waits until it answers. All that it is made of lies in a folder, namespaces and a
 * cgroup of its own, which are removed when it is disposed of, and when this process dies, whichever way.
 */
export async function startEngine(options: EngineOptions = {}): Promise<ThrowawayEngine> {
  const { version = "installed" } = options;
  const kind = version === "podman" ? "podman" : "docker";
  if (kind === "podman" && (options.store ?? options.tcp)) {
    throw new Error("Podman is started with its own store, and listens at its socket alone.");
  }
  const store = kind === "podman" ? "podman" : (options.store ?? "overlay2");
  const programs = findPrograms(version);
  const folder = mkdtempSync(join(tmpdir(), "dunnage-engine-"));
  if (folder.length > longestFolderName) {
    rmSync(folder, { recursive: true });
    throw new Error(
      `Sockets cannot have names as long as here; set TMPDIR to a shorter one than ${tmpdir()}.`,
    );
  }
  const cable = options.tcp && newCable();
  const supervisor = await Supervisor.start({
    folder,
    path: programs.path,
    ownCgroups: kind === "podman",
    cable,
  });
  try {
    const tls = options.tcp?.tls === true;
    const certificates = cable && tls ? makeCertificates(join(folder, "tls"), cable.engineAddress) : null;
    const tcp = cable
      ? {
          host: `tcp://${cable.engineAddress}:${tls ? 2376 : 2375}`,
          certPath: certificates?.clientFolder ?? null,
        }
      : null;
    if (store === "podman") configurePodman(folder, programs);
    else
      configureDocker({ folder, cgroup: basename(folder), store, tcpHost: tcp?.host ?? null, certificates });
    mkdirSync(join(folder, "cli/cli-plugins"), { recursive: true });
    for (const [name, file] of Object.entries(programs.plugins))
      symlinkSync(file, join(folder, "cli/cli-plugins", name));
    const engine = new ThrowawayEngine({ folder, kind, store, programs, supervisor, tcp });
    await engine.start();
    return engine;
  } catch (error) {
    await supervisor.end();
    throw error;
  }
}
