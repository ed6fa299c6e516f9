import { z } from "zod";
import { ObjectKey } from "./plan.ts";
import { Bytes, Certainty, HostId, HostRef, Instant, Milliseconds, ObjectKind } from "./primitives.ts";

export const UsageInput = z.strictObject({
  host: HostId.optional(),
  /** Read the host anew, however short a time ago it was read. For a person who asks, not for a timer. */
  refresh: z.boolean().optional(),
  /** Answer at once with the last reading, if there is one, even where it is time for another: that one is made meanwhile (`reading`). */
  known: z.boolean().optional(),
});
export type UsageInput = z.infer<typeof UsageInput>;

/** How an object stands to clean-ups. */
export const ObjectUse = z.enum([
  /** Something needs it: it runs, or a container holds it. */
  "used",
  /** Nothing needs it; removing it is what `reclaimable` counts. */
  "reclaimable",
  /** Nothing needs it, but it has a name that somebody gave it (a volume), or is shared (build cache): no rule takes it unless asked by that word. */
  "named",
  /** Part of the engine, or of somebody else's storage. */
  "foreign",
]);

/** An object with what it costs. */
export const UsageObject = z.object({
  key: ObjectKey,
  kind: ObjectKind,
  id: z.string(),
  names: z.array(z.string()),
  /** Of a container its state; of build cache its type; otherwise `null`. */
  state: z.string().nullable(),
  /** As the engine counts it: for an image all its layers. `null`: not known. */
  bytes: Bytes.nullable(),
  /** Of `bytes`: what no other object shares. */
  uniqueBytes: Bytes.nullable(),
  sharedBytes: Bytes.nullable(),
  certainty: Certainty,
  use: ObjectUse,
  /** Keys of what needs it: containers, images built on it, build cache made from it. */
  heldBy: z.array(ObjectKey),
  /** Keys of what it needs. */
  holds: z.array(ObjectKey),
  project: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  createdAt: Instant.nullable(),
  /** When something that runs was last seen to use it; of a container when it was last seen to run, of build cache as the engine keeps it. */
  lastUsedAt: Instant.nullable(),
  /** Why it is kept whatever the rules say: the label (`id` is `null`) or a protection. */
  protection: z.object({ id: z.string().nullable(), why: z.string(), who: z.string().nullable() }).nullable(),
});
export type UsageObject = z.infer<typeof UsageObject>;

export const UsageTotal = z.object({
  count: z.number().int().nonnegative(),
  usedCount: z.number().int().nonnegative(),
  /** As `docker system df` totals them. */
  bytes: Bytes.nullable(),
  /** What removing all that is `reclaimable` would free: of images the union of layers that nothing else needs. */
  reclaimableBytes: Bytes.nullable(),
});
export type UsageTotal = z.infer<typeof UsageTotal>;

/** A layer, and all images that have it. */
export const SharedLayer = z.object({
  chainId: z.string(),
  bytes: Bytes,
  images: z.array(ObjectKey),
});

/** What a compose project takes: the writable layers of its containers, its volumes, and of its images what no other project's or none uses. */
export const ProjectUsage = z.object({
  project: z.string(),
  containers: z.number().int().nonnegative(),
  running: z.number().int().nonnegative(),
  images: z.number().int().nonnegative(),
  volumes: z.number().int().nonnegative(),
  networks: z.number().int().nonnegative(),
  containerBytes: Bytes.nullable(),
  volumeBytes: Bytes.nullable(),
  /** Layers of the images that its containers run from, each once, whoever else has them too. */
  imageBytes: Bytes.nullable(),
  /** Of these: what only this project needs. */
  ownImageBytes: Bytes.nullable(),
});
export type ProjectUsage = z.infer<typeof ProjectUsage>;

/** The accounting of one reading of a host. */
export const DiskUsage = z.object({
  host: HostRef,
  readAt: Instant,
  /** The host is known to have changed since. */
  outdated: z.boolean(),
  /** A newer reading is under way. */
  reading: z.boolean(),
  /** For so long this reading is what is answered, however much changes, unless a person asks: reading must not fill a host's time. */
  restsForMs: Milliseconds,
  /** Since when Dunnage has seen what is in use: a `lastUsedAt` of `null` says nothing of the time before. */
  watchedSince: Instant,
  totals: z.record(ObjectKind, UsageTotal),
  /** Named volumes that no container refers to. */
  unusedNamedVolumesBytes: Bytes.nullable(),
  objects: z.array(UsageObject),
  /** Largest first. */
  sharedLayers: z.array(SharedLayer),
  /** By name. */
  projects: z.array(ProjectUsage),
});
export type DiskUsage = z.infer<typeof DiskUsage>;
