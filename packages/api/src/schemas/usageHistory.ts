import { z } from "zod";
import { Bytes, DiskKind, HostId, HostRef, Instant, Milliseconds } from "./primitives.ts";
import { BytesByKind } from "./systemStats.ts";

const DAY_MS = 86_400_000;

/** No sample is kept longer. */
export const HISTORY_KEPT_MS = 731 * DAY_MS;

export const HistoryInput = z.strictObject({
  host: HostId.optional(),
  /** How far back, until now. Default: a week. */
  sinceMs: Milliseconds.min(1).max(HISTORY_KEPT_MS).optional(),
});
export type HistoryInput = z.infer<typeof HistoryInput>;

/** What took a host's disk at an instant. */
export const UsageSample = z.object({
  at: Instant,
  /** As `docker system df` totals them. */
  kinds: BytesByKind,
  /**
   * By compose project: the writable layers of its containers, its volumes, and of its images what nothing else uses. The fifty that take
   * most, where there are more.
   */
  projects: z.record(z.string(), Bytes.nullable()),
  /** Of the file system under the engine's root folder, whatever else is on it; both `null` where it cannot be seen. */
  totalBytes: Bytes.nullable(),
  freeBytes: Bytes.nullable(),
});
export type UsageSample = z.infer<typeof UsageSample>;

/** Bytes a day, by least squares; below 0 where it shrinks. `null`: there are too few samples to tell. */
export const BytesPerDay = z.number().int().nullable();

export const NoForecast = z.enum([
  /** Fewer than ten samples, or less than six hours from the first to the last. */
  "too_few_samples",
  /** The file system under the engine's root folder cannot be seen from where Dunnage runs. */
  "disk_not_visible",
  "not_growing",
  /** It grows, but is not full within ten years at this pace. */
  "too_far",
]);
export type NoForecast = z.infer<typeof NoForecast>;

/** When the file system is full if it goes on as in these samples, whatever it is that fills it. */
export const Forecast = z.object({
  bytesPerDay: z.number().int(),
  fullAt: Instant,
  /** With the probability `confidence` it is full between these two. */
  earliestAt: Instant,
  /** `null`: not within ten years, or never. */
  latestAt: Instant.nullable(),
  confidence: z.number().min(0).max(1),
});
export type Forecast = z.infer<typeof Forecast>;

export const UsageHistory = z.object({
  host: HostRef,
  sinceAt: Instant,
  untilAt: Instant,
  /** When the next sample is made, unless the engine is away then; `null` while none is planned. */
  nextSampleAt: Instant.nullable(),
  /** Oldest first, at most 200: one of each stretch of equal length where there are more. Of projects those that `growth` names. */
  samples: z.array(UsageSample),
  growth: z.object({
    kinds: z.record(DiskKind, BytesPerDay),
    /** The dozen that grow or shrink fastest, the fastest growing first. `bytes`: in the last sample. */
    projects: z.array(
      z.object({ project: z.string(), bytes: Bytes.nullable(), bytesPerDay: z.number().int() }),
    ),
  }),
  forecast: Forecast.nullable(),
  /** Why there is none. */
  noForecast: NoForecast.nullable(),
});
export type UsageHistory = z.infer<typeof UsageHistory>;
