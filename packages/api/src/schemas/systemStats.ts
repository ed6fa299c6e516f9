import { z } from "zod";
import { ErrorReport } from "./errors.ts";
import { Bytes, HostId, HostRef, Instant, Milliseconds } from "./primitives.ts";

export const StatsInput = z.strictObject({
  host: HostId.optional(),
  /** Measure disk usage now, whatever the last measurement cost. For a person who asks, not for a timer. */
  refresh: z.boolean().optional(),
});
export type StatsInput = z.infer<typeof StatsInput>;

const Count = z.number().int().nonnegative();

export const BytesByKind = z.object({
  images: Bytes.nullable(),
  containers: Bytes.nullable(),
  volumes: Bytes.nullable(),
  buildCache: Bytes.nullable(),
});
export type BytesByKind = z.infer<typeof BytesByKind>;

/** How a kind's bytes were come by. */
export const Measurement = z.object({
  /** When the numbers shown were read; `null` while there are none. */
  measuredAt: Instant.nullable(),
  /** What the last measurement took. */
  tookMs: Milliseconds.nullable(),
  /** Whether one is under way now. */
  measuring: z.boolean(),
  /** Why the last one failed; `null` if it did not. The numbers before it are kept. */
  error: ErrorReport.nullable(),
});
export type Measurement = z.infer<typeof Measurement>;

/** Counts at once, bytes as they are measured. */
export const SystemStats = z.object({
  host: HostRef,
  /** Images as `docker image ls` lists them, each once however many tags it has, dangling ones too, intermediates not. */
  totalImages: Count,
  totalContainers: Count,
  /** Containers in state `running`; paused and restarting ones are not. */
  runningContainers: Count,
  /** Registries known to Dunnage. */
  totalRegistries: Count,
  /** Distinct values of the label `com.docker.compose.project` on containers, stopped ones too. */
  totalComposeProjects: Count,
  /** When the counts were read. */
  countedAt: Instant,
  /** Bytes as `docker system df` totals them; `null` while a kind has not been measured. */
  diskUsage: BytesByKind,
  /**
   * What removing the unused would really free, but for what a label or a protection keeps. Images: the union of layers that no image in use needs. Containers: the
   * writable layers of those that do not run. Volumes: anonymous ones that no container refers to. Build cache: records neither in use
   * nor shared.
   */
  reclaimable: BytesByKind,
  /** Named volumes that no container refers to: data somebody gave a name, so never part of `reclaimable`. */
  unusedNamedVolumesBytes: Bytes.nullable(),
  /** When the oldest of the four measurements was taken; `null` until all four have been. */
  measuredAt: Instant.nullable(),
  measurements: z.object({
    images: Measurement,
    containers: Measurement,
    volumes: Measurement,
    buildCache: Measurement,
  }),
});
export type SystemStats = z.infer<typeof SystemStats>;
