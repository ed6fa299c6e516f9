import { z } from "zod";
import { ErrorReport } from "./errors.ts";
import { HostId, HostRef, Instant, ObjectKind } from "./primitives.ts";
import { SystemInfo } from "./systemInfo.ts";
import { SystemStats } from "./systemStats.ts";

export const WatchInput = z.strictObject({
  host: HostId.optional(),
  /** Sent by the client when it connects again: the id of the last change that it got. */
  lastEventId: z.string().max(100).nullish(),
});
export type WatchInput = z.infer<typeof WatchInput>;

/** What a host is now, told whenever that changes. */
export const HostChange = z.object({
  host: HostRef,
  at: Instant,
  /** Kinds of which objects came, went or changed since the change before; all of them at the beginning. */
  changed: z.array(ObjectKind),
  /** Both `null` while the engine cannot be used. */
  info: SystemInfo.nullable(),
  stats: SystemStats.nullable(),
  /** Why they are `null`. */
  trouble: ErrorReport.nullable(),
});
export type HostChange = z.infer<typeof HostChange>;
