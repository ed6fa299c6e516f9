import { z } from "zod";
import { Bytes, HostRef, Instant } from "./primitives.ts";

/** What a host and its engine are. Read from `/info` and `/version`. */
export const SystemInfo = z.object({
  host: HostRef,
  /** Where it was read from, without user names, passwords or keys. */
  address: z.string(),
  engine: z.object({
    kind: z.enum(["docker", "podman"]),
    version: z.string(),
    /** The newest API version that the engine speaks. */
    apiVersion: z.string(),
    /** The oldest API version that it still accepts. */
    minApiVersion: z.string().nullable(),
    commit: z.string().nullable(),
    builtAt: Instant.nullable(),
  }),
  machine: z.object({
    name: z.string(),
    operatingSystem: z.string(),
    osType: z.string(),
    architecture: z.string(),
    kernelVersion: z.string().nullable(),
    cpus: z.number().int().positive().nullable(),
    memoryBytes: Bytes.nullable(),
  }),
  storage: z.object({
    driver: z.string(),
    /** Who keeps the images: the engine's own graph driver, containerd's image store, or Podman's storage. */
    imageStore: z.enum(["graphdriver", "containerd", "podman"]),
    /** DockerRootDir. */
    rootFolder: z.string(),
    /** Size of the file system under the root folder; `null` where the server cannot see it. */
    totalBytes: Bytes.nullable(),
    freeBytes: Bytes.nullable(),
  }),
  runtime: z.object({
    defaultRuntime: z.string().nullable(),
    cgroupDriver: z.string().nullable(),
    cgroupVersion: z.string().nullable(),
    securityOptions: z.array(z.string()),
  }),
  swarm: z.object({
    /** `inactive`, `pending`, `active`, `error`, `locked`, or "" where the engine knows no swarm. */
    state: z.string(),
    nodeId: z.string().nullable(),
    /** Whether this engine manages the swarm. */
    manager: z.boolean(),
  }),
  /** As the engine itself counts them, in whatever state, and those that run; `null` if it does not say. Here at once, also where listing them takes seconds. */
  containers: z.object({
    total: z.number().int().nonnegative().nullable(),
    running: z.number().int().nonnegative().nullable(),
  }),
  /** The engine's own warnings, in its words. */
  warnings: z.array(z.string()),
  readAt: Instant,
});
export type SystemInfo = z.infer<typeof SystemInfo>;
