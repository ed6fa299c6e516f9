import type { CleanupInput, ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What of each kind can go, from the narrowest to the widest. */
export const targetsOfKind = {
  containers: ["containers.stoppedLong", "containers.stopped"],
  images: ["images.dangling", "images.unused"],
  volumes: ["volumes.anonymous", "volumes.unused"],
  networks: ["networks.unused"],
  buildCache: ["buildCache.unused", "buildCache.all"],
} as const satisfies Record<ObjectKind, readonly string[]>;

export type Target = (typeof targetsOfKind)[ObjectKind][number];
export type Choice = Target | "off";
export type Choices = Readonly<Record<ObjectKind, Choice>>;

/** Only what nobody can miss: images without a name that nothing uses, and cache that builds make again. */
export const safeChoices: Choices = {
  containers: "off",
  images: "images.dangling",
  volumes: "off",
  networks: "off",
  buildCache: "buildCache.unused",
};

/** "Stopped for long": long enough that nobody is just restarting it. */
export const STOPPED_LONG_DAYS = 7;
const DAY_MS = 86_400_000;

type Rules = Omit<CleanupInput, "host">;

const ruleOf: Record<Target, Rules> = {
  "containers.stoppedLong": { containers: { stoppedForMs: STOPPED_LONG_DAYS * DAY_MS } },
  "containers.stopped": { containers: true },
  "images.dangling": { images: "dangling" },
  "images.unused": { images: "unused" },
  "volumes.anonymous": { volumes: "anonymous" },
  "volumes.unused": { volumes: "unused" },
  "networks.unused": { networks: true },
  "buildCache.unused": { buildCache: "unused" },
  "buildCache.all": { buildCache: "all" },
};

/** What shall go, in order. Empty when everything stays. */
export const targetsOf = (choices: Choices): Target[] =>
  objectKinds.map((kind) => choices[kind]).filter((choice) => choice !== "off");

/** The contract's rules for what was chosen. A kind that stays is left out. */
export const rulesFrom = (choices: Choices): Rules =>
  targetsOf(choices).reduce<Rules>((rules, target) => ({ ...rules, ...ruleOf[target] }), {});

/** Named volumes hold data on purpose: taking them needs the host's name typed. */
export const takesNamedVolumes = (choices: Choices): boolean => choices.volumes === "volumes.unused";
