import type { Version } from "./parse/engine.ts";

/** What an engine is, as its `/version` and `/info` tell. */
export interface EngineIdentity {
  kind: "docker" | "podman";
  /** The API version agreed on: the newest that both sides speak. */
  apiVersion: ApiVersion;
  imageStore: "graphdriver" | "containerd" | "podman";
}

export interface ApiVersion {
  major: number;
  minor: number;
}

/** What one engine can do and another cannot. The only place that looks at versions. */
export interface Capabilities {
  /** `df` measures only the kind it is asked for. Others measure all four, and 20.10 refuses a second `df` at the same time. */
  diskUsageByKind: boolean;
  /** `df` has a summary for each kind, and with `verbose` sends each object once instead of twice. */
  diskUsageSummaries: boolean;
  /** `df` tells all of an object that the lists tell. Podman leaves out mounts, networks, and the names of images. */
  diskUsageItems: boolean;
  /** Volumes without a name of their own carry a label. Elsewhere they are known by their name: 64 hexadecimal digits. */
  anonymousLabel: boolean;
  /** Images are kept with their compressed content, and `manifests` tells how much that is. */
  imageManifests: boolean;
  /** Lists take 2 to 3 ms for each container and 5 for each image, on containerd's store: seconds on a large host. Elsewhere milliseconds. */
  slowLists: boolean;
  /** Podman looks through all objects to tell of one, and fails when another of them goes meanwhile. */
  readsFailWhileOthersGo: boolean;
}

// Sources: the API's version history in moby/moby (api/docs/CHANGELOG.md), and the recordings.
export function capabilitiesOf({ kind, apiVersion, imageStore }: EngineIdentity): Capabilities {
  const docker = (minor: number) => kind === "docker" && isAtLeast(apiVersion, { major: 1, minor });
  return {
    diskUsageByKind: docker(42),
    diskUsageSummaries: docker(52),
    diskUsageItems: kind === "docker",
    anonymousLabel: docker(42),
    imageManifests: docker(48) && imageStore === "containerd",
    slowLists: imageStore === "containerd",
    readsFailWhileOthersGo: kind === "podman",
  };
}

const NEWEST_KNOWN: ApiVersion = { major: 1, minor: 55 }; // Docker 29.6
const OLDEST_KNOWN: ApiVersion = { major: 1, minor: 41 }; // Docker 20.10

/** The newest API version that an engine and Dunnage both speak. */
export function agreedVersion({ newest }: Pick<Version, "newest">): ApiVersion {
  return isAtLeast(newest, NEWEST_KNOWN) ? NEWEST_KNOWN : newest;
}

/** What keeps the two from agreeing on an API version; `null` if nothing does. */
export function disagreementWith({ version, newest, oldest }: Version) {
  if (!isAtLeast(newest, OLDEST_KNOWN)) {
    const apis = { engineApi: showVersion(newest), ownApi: showVersion(OLDEST_KNOWN) };
    return { case: "engine_too_old" as const, version, ...apis };
  }
  if (oldest && !isAtLeast(NEWEST_KNOWN, oldest)) {
    const apis = { engineApi: showVersion(oldest), ownApi: showVersion(NEWEST_KNOWN) };
    return { case: "engine_too_new" as const, version, ...apis };
  }
  return null;
}

function isAtLeast(version: ApiVersion, least: ApiVersion): boolean {
  return version.major > least.major || (version.major === least.major && version.minor >= least.minor);
}

export function showVersion({ major, minor }: ApiVersion): string {
  return `${major}.${minor}`;
}
