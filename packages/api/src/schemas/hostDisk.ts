import { z } from "zod";
import { Bytes, HostId, HostRef, Instant } from "./primitives.ts";
import { BytesByKind } from "./systemStats.ts";

export const DiskInput = z.strictObject({
  host: HostId.optional(),
  /** Look and measure now, however short a time ago that was done. For a person who asks, not for a timer. */
  refresh: z.boolean().optional(),
});
export type DiskInput = z.infer<typeof DiskInput>;

const Count = z.number().int().nonnegative();

/** Why the file system, or what is in it, cannot be seen from where Dunnage runs. */
export const DiskUnseen = z.discriminatedUnion("code", [
  /** The engine is reached over the network, and its files are not. */
  z.object({ code: z.literal("remote_engine"), address: z.string() }),
  /** There is no such folder here, or it is not the one of this engine. */
  z.object({
    code: z.literal("root_folder_not_visible"),
    folder: z.string(),
    /** Whether Dunnage runs in a container of its own: there it has to be mounted. */
    inContainer: z.boolean(),
  }),
  /** It is there and may not be read. */
  z.object({
    code: z.literal("root_folder_not_readable"),
    folder: z.string(),
    inContainer: z.boolean(),
    /** Whom the server runs as; `null` where the system has no such numbers. */
    userId: z.number().int().nullable(),
    /** The system's word for it: `EACCES`. */
    error: z.string(),
  }),
]);
export type DiskUnseen = z.infer<typeof DiskUnseen>;

/** Why the parts and the whole need not fit exactly. */
export const DiskCaveat = z.enum([
  /**
   * Engines add up the apparent bytes of files, and so do the logs here; a file system hands out whole blocks. Many small files take more than
   * is counted, files with holes less. What that comes to is part of `otherBytes` or `excessBytes`.
   */
  "apparent_bytes",
  /** Images are in a folder of containerd's own, mostly /var/lib/containerd, which may be on another file system. */
  "images_elsewhere",
]);
export type DiskCaveat = z.infer<typeof DiskCaveat>;

/** What the log files of containers take. */
export const LogBytes = z.object({
  /** Apparent bytes, rotated files included. */
  bytes: Bytes,
  files: Count,
  /** Those that take most, at most ten. `name` is `null` for a folder that a container has left behind. */
  containers: z.array(z.object({ id: z.string(), name: z.string().nullable(), bytes: Bytes })),
});
export type LogBytes = z.infer<typeof LogBytes>;

/** The whole file system under the engine's root folder, and what takes it. */
export const HostDisk = z.object({
  host: HostRef,
  /** DockerRootDir. */
  rootFolder: z.string(),
  /** `null` where the file system cannot be seen. */
  totalBytes: Bytes.nullable(),
  /** For an ordinary user, as `df` prints them. */
  freeBytes: Bytes.nullable(),
  /** Free, but kept by the file system for the root user. */
  reservedBytes: Bytes.nullable(),
  /** As the engine measured them last; `null` where it has not. */
  docker: BytesByKind,
  /** `null` while they have not been looked for, and where they cannot be seen. */
  logs: LogBytes.nullable(),
  /** In use, and neither Docker's nor logs; `null` unless everything else is known. */
  otherBytes: Bytes.nullable(),
  /** By how much the parts are more than what is in use; then `otherBytes` is 0 and means nothing. */
  excessBytes: Bytes.nullable(),
  caveats: z.array(DiskCaveat),
  unseen: DiskUnseen.nullable(),
  /** Whether a part of it is being measured now: ask again. */
  measuring: z.boolean(),
  /** When the oldest of Docker's parts was measured; `null` until all have been. */
  measuredAt: Instant.nullable(),
  /** When total and free bytes were read. */
  readAt: Instant,
});
export type HostDisk = z.infer<typeof HostDisk>;
