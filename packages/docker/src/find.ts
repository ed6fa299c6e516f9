import { homedir } from "node:os";
import { contextSocket } from "./context.ts";
import { RemoteEngine } from "./engine.ts";
import type { OnCall } from "./link.ts";
import { Search } from "./search.ts";
import type { Environment } from "./variables.ts";

/** An engine at a given address, in the syntax of DOCKER_HOST. Whether anybody is there shows with the first call. */
export function connectEngine({ host, env = {} }: { host: string; env?: Environment }): RemoteEngine {
  return new RemoteEngine(new Search([host], env));
}

/**
 * The engine that DOCKER_HOST names, and no other. Without it, the first that answers at one of the usual sockets; while none
 * does, every call looks again, so an engine that is started later is found.
 */
export function findEngine({
  env,
  platform = process.platform,
  onCall,
}: {
  env: Environment;
  platform?: NodeJS.Platform;
  onCall?: OnCall;
}): RemoteEngine {
  const host = env["DOCKER_HOST"];
  return new RemoteEngine(new Search(host ? [host] : usualPlaces(env, platform), env, onCall));
}

/** In this order: what the docker CLI's own context names, Docker, Docker without root, Docker Desktop, Podman. */
export function usualPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  const home = env["HOME"] || homedir();
  const runtimeFolders = [env["XDG_RUNTIME_DIR"], `/run/user/${process.getuid?.() ?? 0}`].filter(
    (folder) => folder !== undefined && folder !== "",
  );
  const inRuntimeFolders = (socket: string) => runtimeFolders.map((folder) => `${folder}/${socket}`);
  const sockets = [
    "/var/run/docker.sock",
    ...inRuntimeFolders("docker.sock"),
    `${home}/.docker/run/docker.sock`,
    `${home}/.docker/desktop/docker.sock`,
    "/run/podman/podman.sock",
    ...inRuntimeFolders("podman/podman.sock"),
    ...(platform === "darwin" ? [`${home}/.local/share/containers/podman/machine/podman.sock`] : []),
  ].map((socket) => `unix://${socket}`);
  const context = contextSocket(env);
  return [...new Set(context === null ? sockets : [context, ...sockets])];
}
