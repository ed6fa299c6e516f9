import { z } from "zod";
import { ErrorReport } from "./errors.ts";
import { Bytes, Certainty, HostId, HostRef, Instant, Milliseconds, ObjectKind } from "./primitives.ts";

/**
 * What a person wants cleaned. Nothing is on by default. The same word has the same radius on every engine:
 * - `containers`: exited, dead and created ones (`true`), or those that stopped at least `stoppedForMs` ago.
 * - `images`: `"dangling"` (also `true`): untagged, unused and without children; `"unused"`: all that no container uses. Either takes the untagged
 *   images below what it takes, too. One exception: an image of which only a digest is left (`repo@sha256:...`) is dangling on the engine's own store,
 *   where it is the usual left-over of pulling a tag again, cannot be told from one pulled by digest, and is taken by Docker's own prune;
 *   on containerd's store it was asked for by that digest, and stays.
 * - `volumes`: `"anonymous"` (also `true`) or `"unused"` (named ones too), of the local driver without options, that no container refers to.
 * - `networks`: custom ones that no container names, stopped ones included.
 * - `buildCache`: `"unused"` (also `true`): what the engine itself would prune; `"all"`: also what images share.
 */
export const Rules = z.strictObject({
  containers: z.union([z.boolean(), z.strictObject({ stoppedForMs: Milliseconds })]).optional(),
  images: z.union([z.boolean(), z.enum(["dangling", "unused"])]).optional(),
  volumes: z.union([z.boolean(), z.enum(["anonymous", "unused"])]).optional(),
  networks: z.boolean().optional(),
  buildCache: z.union([z.boolean(), z.enum(["unused", "all"])]).optional(),
});
export type Rules = z.infer<typeof Rules>;

export const NOTHING_SELECTED =
  "Nothing is selected: turn on at least one of containers, images, volumes, networks, buildCache.";

const selectsSomething = (rules: Rules) => ObjectKind.options.some((kind) => Boolean(rules[kind]));

export const CleanupInput = Rules.extend({ host: HostId.optional() }).refine(
  selectsSomething,
  NOTHING_SELECTED,
);
export type CleanupInput = z.infer<typeof CleanupInput>;

/** Why an object that the rules spoke of stayed. */
export const KeptReason = z.enum([
  /** It carries the label `dunnage.keep=true`. */
  "label_keep",
  /** It was gone when its turn came: somebody else removed it. */
  "already_gone",
  /** It came into use, or changed, between reading and removing. */
  "changed",
  /** The engine says that something still needs it. */
  "in_use",
  /** What is needed to be sure could not be read, so it stays. */
  "unknown",
]);
export type KeptReason = z.infer<typeof KeptReason>;

/** What became of one object. */
export const Outcome = z.object({
  /** `kind/id`: unique within the run. */
  key: z.string(),
  kind: ObjectKind,
  id: z.string(),
  /** What people call it: container name, image references, volume or network name. Empty where it has none. */
  names: z.array(z.string()),
  outcome: z.enum(["removed", "kept", "failed"]),
  /** Why it was kept. */
  reason: KeptReason.nullable(),
  /** The engine's own words, where it refused or failed, and what else is known: names that went nonetheless, whether it was tried at all. */
  message: z.string().nullable(),
  /** What its removal frees (for one that stayed: would have freed), as known beforehand. */
  bytes: Bytes.nullable(),
  certainty: Certainty,
});
export type Outcome = z.infer<typeof Outcome>;

/** How a kind as a whole fared. */
export const KindResult = z.object({
  removed: z.number().int().nonnegative(),
  kept: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** Bytes of the removed, as known beforehand; `null` if none of them is known. */
  bytes: Bytes.nullable(),
  /** Why the kind could not be cleaned at all (it could not be listed, or the engine does not know it). The other kinds went on. */
  error: ErrorReport.nullable(),
});
export type KindResult = z.infer<typeof KindResult>;

/** The carrying out of a clean-up: one outcome per object that the rules spoke of. */
export const CleanupRun = z.object({
  id: z.string(),
  host: HostRef,
  rules: Rules,
  startedBy: z.object({ id: z.string(), name: z.string() }),
  startedAt: Instant,
  finishedAt: Instant,
  /** `finished`: everything selected went or was kept for a reason; `partly`: something failed; `failed`: nothing went and something failed. */
  state: z.enum(["finished", "partly", "failed"]),
  outcomes: z.array(Outcome),
  /** Only the kinds that the rules selected. */
  kinds: z.partialRecord(ObjectKind, KindResult),
  /** Sum over the removed of what each was known to free; `null` if there were some and none of them is known. */
  removedBytes: Bytes.nullable(),
  /** What the engine itself reported as reclaimed, where it reports (build cache); `null` otherwise. */
  reportedBytes: Bytes.nullable(),
  /** Free bytes of the file system under the engine's root folder, where the server can see it. */
  freeBytesBefore: Bytes.nullable(),
  freeBytesAfter: Bytes.nullable(),
});
export type CleanupRun = z.infer<typeof CleanupRun>;
