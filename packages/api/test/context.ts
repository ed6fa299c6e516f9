import type { Context, Host } from "../src/context.ts";
import { DomainError } from "../src/errors.ts";
import type { CleanupRun } from "../src/schemas/cleanup.ts";
import type { Role } from "../src/schemas/primitives.ts";
import type { Registry } from "../src/schemas/registry.ts";
import type { SystemInfo } from "../src/schemas/systemInfo.ts";
import type { SystemStats } from "../src/schemas/systemStats.ts";

const at = "2026-01-02T03:04:05.000Z";
const host = { id: "local", name: "box" };

const info: SystemInfo = {
  host,
  address: "unix:///var/run/docker.sock",
  engine: {
    kind: "docker",
    version: "29.7.2",
    apiVersion: "1.55",
    minApiVersion: "1.40",
    commit: null,
    builtAt: at,
  },
  machine: {
    name: "box",
    operatingSystem: "Debian",
    osType: "linux",
    architecture: "x86_64",
    kernelVersion: "6.1",
    cpus: 2,
    memoryBytes: 1,
  },
  storage: {
    driver: "overlay2",
    imageStore: "graphdriver",
    rootFolder: "/r",
    totalBytes: null,
    freeBytes: null,
  },
  runtime: { defaultRuntime: "runc", cgroupDriver: "systemd", cgroupVersion: "2", securityOptions: [] },
  swarm: { state: "inactive", nodeId: null, manager: false },
  warnings: [],
  readAt: at,
};

const bytes = { images: 4, containers: 3, volumes: 2, buildCache: null };
const measured = { measuredAt: at, tookMs: 1, measuring: false, error: null };
const stats: SystemStats = {
  host,
  totalImages: 1,
  totalContainers: 1,
  runningContainers: 1,
  totalRegistries: 0,
  totalComposeProjects: 0,
  countedAt: at,
  diskUsage: bytes,
  reclaimable: bytes,
  unusedNamedVolumesBytes: null,
  measuredAt: null,
  measurements: { images: measured, containers: measured, volumes: measured, buildCache: measured },
};

const run: CleanupRun = {
  id: "run",
  host,
  rules: {},
  startedBy: { id: "u", name: "U" },
  startedAt: at,
  finishedAt: at,
  state: "finished",
  outcomes: [],
  kinds: {},
  removedBytes: 0,
  reportedBytes: null,
  freeBytesBefore: null,
  freeBytesAfter: null,
};

/** A context whose parts remember what was asked of them. */
export function recordingContext(role: Role | null, failure?: Error) {
  const calls: string[] = [];
  const did = <T>(name: string, answer: T): Promise<T> => {
    calls.push(name);
    return failure ? Promise.reject(failure) : Promise.resolve(answer);
  };
  const registry: Registry = { id: "r", name: "R", url: "https://r.example", createdAt: at };
  const box: Host = {
    ref: host,
    info: () => did("host.info", info),
    stats: () => did("host.stats", stats),
    cleanup: (rules) => did("host.cleanup", { ...run, rules }),
  };
  const context: Context = {
    requestId: "request",
    session: role && {
      id: "s",
      user: { id: "u", email: "u@example.com", name: "U", role },
      startedAt: at,
      expiresAt: at,
    },
    hosts: {
      list: () => {
        calls.push("hosts.list");
        return [host];
      },
      get: (id) => {
        if (id !== undefined && id !== host.id) throw new DomainError("host_not_found", id);
        return box;
      },
    },
    registries: {
      list: () => did("registries.list", [registry]),
      add: (added) => did("registries.add", { ...registry, ...added }),
      remove: () => did("registries.remove", undefined),
    },
    sessions: { endAllOf: () => did("sessions.endAllOf", 2) },
  };
  return { context, calls };
}
