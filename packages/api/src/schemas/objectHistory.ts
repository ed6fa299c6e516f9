import { z } from "zod";
import { ObjectKey, WHOLE_ID } from "./plan.ts";
import { Bytes, HostId, HostRef, Instant, Milliseconds } from "./primitives.ts";
import { BytesPerDay, HISTORY_KEPT_MS } from "./usageHistory.ts";

export const ObjectHistoryInput = z.strictObject({
  host: HostId.optional(),
  /** Of a container, an image or a volume, as `usage` has it: of other kinds no bytes are kept over time. */
  key: ObjectKey.regex(
    new RegExp(`^((containers|images)/${WHOLE_ID}|volumes/.+)$`),
    "Give the key of a container, an image or a volume as usage tells it: its kind, a slash, and its whole id (a volume's name). Of other kinds no bytes are kept over time.",
  ),
  /** How far back, until now. Default: a week. */
  sinceMs: Milliseconds.min(1).max(HISTORY_KEPT_MS).optional(),
});
export type ObjectHistoryInput = z.infer<typeof ObjectHistoryInput>;

/**
 * Of single objects, what one sample keeps: the writable layers of containers, volumes, and of images what no other image has. At most 200, containers and
 * volumes before images, the largest first.
 */
export const ObjectBytes = z.record(ObjectKey, Bytes);
export type ObjectBytes = z.infer<typeof ObjectBytes>;

/** `bytes` is `null` where the sample does not have the object: it was not among the 200, it was not there, or its bytes were not known. */
export const ObjectPoint = z.object({ at: Instant, bytes: Bytes.nullable() });
export type ObjectPoint = z.infer<typeof ObjectPoint>;

/** What one object took over time: of a container its writable layer, of an image the layers that no other image has, of a volume its files. */
export const ObjectHistory = z.object({
  host: HostRef,
  key: ObjectKey,
  sinceAt: Instant,
  untilAt: Instant,
  /** When the next sample is made, unless the engine is away then; `null` while none is planned. */
  nextSampleAt: Instant.nullable(),
  /** Oldest first, from the first sample that has the object, at most 200: one of each stretch of equal length where there are more. */
  points: z.array(ObjectPoint),
  bytesPerDay: BytesPerDay,
});
export type ObjectHistory = z.infer<typeof ObjectHistory>;
