import { z } from "zod";
import { ErrorReport } from "./errors.ts";
import { ObjectKey } from "./plan.ts";
import { Bytes, Certainty, HostId, HostRef, Instant, ObjectKind, pageInput } from "./primitives.ts";
import { NOTHING_SELECTED, Rules, selectsSomething } from "./rules.ts";
import { TokenRef } from "./token.ts";

/** Either a plan, or rules to make one from and run it at once. */
export const CleanupInput = Rules.extend({
  host: HostId.optional(),
  /** The id of a plan that `preview` answered. It has its rules in it. */
  plan: z.uuid().optional(),
  /** `false`: answer as soon as it has begun. Otherwise the answer comes when it has ended. */
  wait: z.boolean().optional(),
}).superRefine((input, context) => {
  if (input.plan === undefined) {
    if (!selectsSomething(input)) context.addIssue({ code: "custom", message: NOTHING_SELECTED });
    return;
  }
  for (const kind of [...ObjectKind.options, "project"] as const) {
    if (input[kind] === undefined) continue;
    const message = "Leave it out beside `plan`: a plan has its rules in it.";
    context.addIssue({ code: "custom", path: [kind], message });
  }
});
export type CleanupInput = z.infer<typeof CleanupInput>;

/** Why an object of the plan stayed. */
export const KeptReason = z.enum([
  /** It carries the label `dunnage.keep=true`. */
  "label_keep",
  /** It has been protected meanwhile. The message tells by whom and why. */
  "protected",
  /** It was gone when its turn came: somebody else removed it. */
  "already_gone",
  /** It came into use, or changed, since the plan was made. */
  "changed",
  /** The engine says that something still needs it. */
  "in_use",
  /** What is needed to be sure could not be read, so it stays. */
  "unknown",
  /** Somebody ended the run before its turn came. */
  "cancelled",
  /** Dunnage stopped before its turn came. */
  "stopping",
  /** The run was cut off, and it is still there. */
  "interrupted",
]);
export type KeptReason = z.infer<typeof KeptReason>;

/** What became of one object. */
export const Outcome = z.object({
  key: ObjectKey,
  kind: ObjectKind,
  id: z.string(),
  /** What people call it: container name, image references, volume or network name. Empty where it has none. */
  names: z.array(z.string()),
  /** `unknown`: the engine did not answer whether it went, which is looked at again when it does; or the run was cut off, and it is gone now. */
  outcome: z.enum(["removed", "kept", "failed", "unknown"]),
  /** Why it was kept. */
  reason: KeptReason.nullable(),
  /** The engine's own words, where it refused or failed, and what else is known: names that went nonetheless, whether it was tried at all. */
  message: z.string().nullable(),
  /** What its removal frees (for one that stayed: would have freed), as known beforehand. */
  bytes: Bytes.nullable(),
  certainty: Certainty,
  /** When that was known. */
  at: Instant,
});
export type Outcome = z.infer<typeof Outcome>;

const Count = z.number().int().nonnegative();

/** How a kind as a whole fared. */
export const KindResult = z.object({
  /** How many the plan has of it. */
  planned: Count,
  removed: Count,
  kept: Count,
  failed: Count,
  unknown: Count,
  /** Bytes of the removed, as known beforehand; `null` if there are some and none of them is known. */
  bytes: Bytes.nullable(),
  /** Why the kind could not be gone on with. The other kinds went on. */
  error: ErrorReport.nullable(),
});
export type KindResult = z.infer<typeof KindResult>;

export const RunState = z.enum(["running", "finished", "partly", "failed", "cancelled", "interrupted"]);
export type RunState = z.infer<typeof RunState>;

/** A run without its outcomes. */
export const RunSummary = z.object({
  id: z.string(),
  host: HostRef,
  /** The id of the plan that it carries out. */
  plan: z.string(),
  rules: Rules,
  startedBy: z.object({ id: z.string(), name: z.string() }),
  /** From where: the client's address, what it calls itself, and the token that it sent; `null`: a browser's session. */
  startedFrom: z.object({ address: z.string(), userAgent: z.string(), token: TokenRef.nullable() }),
  startedAt: Instant,
  /** `null` while it runs. */
  finishedAt: Instant.nullable(),
  /**
   * `finished`: everything went or was kept for a reason; `partly`: something failed; `failed`: nothing went and something failed;
   * `cancelled`: somebody ended it; `interrupted`: Dunnage or its machine stopped in the middle, and what is known of each object is in its
   * outcome.
   */
  state: RunState,
  /** Only the kinds that the plan has items of. */
  kinds: z.partialRecord(ObjectKind, KindResult),
  /** How many objects the plan has. */
  planned: Count,
  /** How many of them have an outcome. */
  done: Count,
  /** What the plan promised; `null` if none of it is known. */
  predictedBytes: Bytes.nullable(),
  /** Sum over the removed of what each was known to free; `null` if there were some and none of them is known. */
  removedBytes: Bytes.nullable(),
  /** What the engine itself reported as reclaimed, where it reports (build cache); `null` otherwise. */
  reportedBytes: Bytes.nullable(),
  /** Free bytes of the file system under the engine's root folder, where the server can see it. */
  freeBytesBefore: Bytes.nullable(),
  /** On containerd's store, which gives back what was removed a moment later, `null` until it has: up to 20 s after the end. */
  freeBytesAfter: Bytes.nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** The carrying out of a plan, and its receipt: one outcome per object of the plan, in the order in which they were known. */
export const CleanupRun = RunSummary.extend({ outcomes: z.array(Outcome) });
export type CleanupRun = z.infer<typeof CleanupRun>;

/** What is new in a run since one last heard of it. */
export const RunProgress = z.object({ run: RunSummary, outcomes: z.array(Outcome) });
export type RunProgress = z.infer<typeof RunProgress>;

export const RunInput = z.strictObject({ id: z.uuid() });

export const RunListInput = z.strictObject({
  host: HostId.optional(),
  state: RunState.optional(),
  /** Runs that have an object of this name or id, or that were started by this person: a part of it is enough. */
  search: z.string().trim().max(200).optional(),
  ...pageInput,
  /** At most so many on the page. Default: 50. */
  limit: z.number().int().min(1).max(100).optional(),
});
export type RunListInput = z.infer<typeof RunListInput>;

/** Newest first. */
export const RunList = z.object({
  runs: z.array(RunSummary),
  /** Hand it back as `cursor` for the next page; `null` on the last. */
  next: z.string().nullable(),
});
export type RunList = z.infer<typeof RunList>;

/** What is kept of a removed container, so that it can be made again. */
export const Receipt = z.object({
  run: z.string(),
  key: ObjectKey,
  names: z.array(z.string()),
  /** When it was read: right before the removal. */
  readAt: Instant,
  /** What `docker inspect` told of it, whole. May hold secrets from its environment: for operators only. */
  inspect: z.unknown(),
});
export type Receipt = z.infer<typeof Receipt>;

export const ReceiptInput = z.strictObject({ id: z.uuid(), key: ObjectKey });

export const ExportInput = z.strictObject({
  format: z.enum(["csv", "json"]),
  /** This run alone; without it, all that the other fields leave, newest first. */
  id: z.uuid().optional(),
  host: HostId.optional(),
  state: RunState.optional(),
  search: z.string().trim().max(200).optional(),
});
export type ExportInput = z.infer<typeof ExportInput>;

/**
 * A file to save. CSV has one row per outcome, JSON a list of runs with their outcomes. Both have the `references` of images, too: the tags and digests that each
 * had, by which a registry may have it still.
 */
export const ExportedFile = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() });
export type ExportedFile = z.infer<typeof ExportedFile>;
