import { z } from "zod";
import { Bytes, Certainty, HostId, HostRef, Instant, ObjectKind } from "./primitives.ts";
import { NOTHING_SELECTED, Rules, selectsSomething } from "./rules.ts";

/** `kind/id`: names one object of a host. */
export const ObjectKey = z.string().min(1).max(1000);

/** The whole id of a container, a network or an image, as a pattern. */
export const WHOLE_ID = "(sha256:)?[0-9a-f]{64}";

/**
 * An object's key, from somebody who means that object: what cannot be the key of any is refused, since "images/web:1" would spare nothing and seem to. A
 * container, a network and an image have their whole id in it; a volume its name, a build cache record its id.
 */
const ObjectKeyToName = ObjectKey.regex(
  new RegExp(`^((containers|networks|images)/${WHOLE_ID}|(volumes|buildCache)/.+)$`),
  "Give an object's key as usage or a plan tells it: its kind, a slash, and its whole id (a volume's name). Not an image's name.",
);

/** Why an object is in a plan. */
export const TakenReason = z.enum([
  /** A container that stopped. `state`, and where it was read `since`. */
  "stopped",
  /** A container that was created and never ran. */
  "never_started",
  /** An image without a name that nothing uses. */
  "dangling",
  /** An untagged image that only images of this plan were built on. */
  "parent",
  /** An image, network or build-cache record that nothing uses. */
  "unused",
  /** A volume without a name that no container refers to. */
  "anonymous",
  /** A volume that somebody gave a name, and that no container refers to. */
  "named",
  /** A build-cache record that an image shares: the rule asks for it all the same. */
  "shared",
]);
export type TakenReason = z.infer<typeof TakenReason>;

/** Why an object is not in a plan. */
export const SparedReason = z.enum([
  /** The rules are for one compose project, and it is not of that. `project`. */
  "not_of_project",
  /** The rules do not speak of its kind. */
  "not_selected",
  /** A container that is not stopped. `state`. */
  "running",
  /** Something that stays uses it. `by`: names; `count`: how many more there are. */
  "in_use",
  /** An image that has a name, where only dangling ones were asked for. */
  "tagged",
  /** A volume that has a name, where only anonymous ones were asked for. */
  "named",
  /** The label `dunnage.keep=true`. */
  "label_keep",
  /** A protection of Dunnage's. `why`, `who`, `protection` (its id). */
  "protected",
  /** Part of Dunnage itself. */
  "own",
  /** Taken out of this plan by hand. */
  "excepted",
  /** Only objects that somebody picked were to go, and it is none of them. `along`: another that would go along with it, which is none of them. */
  "not_picked",
  /** It stopped, was made or was last used too short a time ago. `what`: stopped, created or used; `at`. */
  "too_recent",
  /** Among the newest tags of its repository. `repository`, `count`. */
  "newest",
  /** Images that stay were built on it, or build cache that stays needs it. `by`. */
  "has_children",
  /** Part of the engine: a predefined network. */
  "predefined",
  /** A network of a swarm, or one that only configures others. */
  "swarm",
  /** A volume of another driver, or with options: it may be a share or a disk of somebody else's. `driver`. */
  "foreign",
  /** Build cache that an image shares. */
  "shared",
  /** Build cache that the engine keeps for itself (frontends, internal), or what that needs. */
  "internal",
  /** Its size could not be read, so it is not known whether it is what it seems. */
  "size_unknown",
  /** What is needed to be sure could not be read. `detail`. */
  "unknown",
]);
export type SparedReason = z.infer<typeof SparedReason>;

const Params = z.record(z.string(), z.string());

const PlannedObject = z.object({
  key: ObjectKey,
  kind: ObjectKind,
  /** The engine's: a volume's name, otherwise an id. */
  id: z.string(),
  /** What people call it: container name, image references, volume or network name. Empty where it has none. */
  names: z.array(z.string()),
  /** What its removal frees, given that those before it have gone; for one that stays, what it would free by itself. `null`: not known. */
  bytes: Bytes.nullable(),
  certainty: Certainty,
  labels: z.record(z.string(), z.string()),
  /** The compose project that it belongs to. */
  project: z.string().nullable(),
  createdAt: Instant.nullable(),
  /** When a running container was last seen to use it; of a container, when it last stopped. `null` where that is not known. */
  lastUsedAt: Instant.nullable(),
});

/** An object that goes, unless something has changed when its turn comes. */
export const PlanItem = PlannedObject.extend({
  reason: z.object({ code: TakenReason, params: Params }),
  /** Keys of the items that have to go before it can. */
  needs: z.array(ObjectKey),
  /** Keys of the items that can go because it goes. */
  frees: z.array(ObjectKey),
  /** Every name by which the engine knows an image, tags and digests. Empty for other kinds. */
  references: z.array(z.string()),
});
export type PlanItem = z.infer<typeof PlanItem>;

export const SparedObject = PlannedObject.extend({
  reason: z.object({ code: SparedReason, params: Params }),
});
export type SparedObject = z.infer<typeof SparedObject>;

/** What a person should know before running a plan. */
export const PlanWarning = z.object({
  code: z.enum([
    /** A container keeps failing and being restarted. What it holds stays. `name`. */
    "crash_looping",
    /** A kind could not be read or measured, so all of it stays. `kind`, `detail`. */
    "kind_unread",
    /** A container may run from any image, since what it runs from cannot be read, so all images stay. `name`, `detail`. */
    "image_unresolved",
    /** Build cache that stays shares layers with images that go: up to so much of their bytes stays on the disk as build cache. `bytes`. */
    "cache_holds_layers",
    /** The rules ask for more time without use than Dunnage has watched this host. `since`. */
    "watched_too_short",
    /** Volumes that somebody gave a name are among what goes. `count`. */
    "named_volumes",
  ]),
  params: Params,
});
export type PlanWarning = z.infer<typeof PlanWarning>;

export const PlanTotal = z.object({
  count: z.number().int().nonnegative(),
  /** Of those whose bytes are known; `null` if there are some and none is known. */
  bytes: Bytes.nullable(),
  /** How many of them have bytes that are not known. */
  unknown: z.number().int().nonnegative(),
});
export type PlanTotal = z.infer<typeof PlanTotal>;

/** Exactly what rules take from one reading of a host, in the order in which it goes, and why everything else stays. */
export const CleanupPlan = z.object({
  id: z.string(),
  host: HostRef,
  rules: Rules,
  except: z.array(ObjectKey),
  /** Where objects were picked: nothing else goes, whatever the rules say. */
  only: z.array(ObjectKey).optional(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  /** When the host was read. */
  readAt: Instant,
  /** From then on it is refused: make a new one. */
  expiresAt: Instant,
  items: z.array(PlanItem),
  kept: z.array(SparedObject),
  /** Of the items, by kind; kinds without an item are left out. */
  totals: z.partialRecord(ObjectKind, PlanTotal),
  total: PlanTotal,
  warnings: z.array(PlanWarning),
});
export type CleanupPlan = z.infer<typeof CleanupPlan>;

export const PreviewInput = Rules.extend({
  host: HostId.optional(),
  /** Keys of objects that stay, whatever the rules say of them. What they hold stays too. */
  except: z
    .array(ObjectKeyToName)
    .max(10_000, "At most 10,000 objects. Leave their kind out of the rules instead.")
    .optional(),
  /** Keys of the only objects that may go, where the rules take them. What needs another to go first stays unless that is among them. */
  only: z
    .array(ObjectKeyToName)
    .min(1, "Pick at least one object, or leave it out.")
    .max(10_000, "At most 10,000 objects. Use rules instead.")
    .optional(),
  /**
   * The id of a plan whose reading of the host is to be used again, instead of reading it anew: for un-ticking, which answers at once. What was picked for
   * that plan (`only`) holds for this one too, unless something else is picked.
   */
  from: z.uuid().optional(),
}).refine(selectsSomething, NOTHING_SELECTED);
export type PreviewInput = z.infer<typeof PreviewInput>;
