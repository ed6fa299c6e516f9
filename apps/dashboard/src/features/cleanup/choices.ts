import type { ObjectKind, Rules } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What of each kind can go, from the narrowest to the widest. */
export const targetsOfKind = {
  containers: ["containers.stopped"],
  images: ["images.dangling", "images.unused"],
  volumes: ["volumes.anonymous", "volumes.unused"],
  networks: ["networks.unused"],
  buildCache: ["buildCache.unused", "buildCache.all"],
} as const satisfies Record<ObjectKind, readonly string[]>;

export type Target = (typeof targetsOfKind)[ObjectKind][number];

/** What can narrow each kind's target. */
export const limitsOfKind = {
  containers: ["stoppedForDays", "createdForDays"],
  images: ["keepNewest", "unusedForDays", "createdForDays"],
  volumes: ["unusedForDays", "createdForDays"],
  networks: ["unusedForDays", "createdForDays"],
  buildCache: ["unusedForDays"],
} as const satisfies Record<ObjectKind, readonly string[]>;

export type Limit = (typeof limitsOfKind)[ObjectKind][number];

export interface Choice {
  target: Target | "off";
  /** As typed. An empty one, or one left out, limits nothing. */
  limits: Readonly<Partial<Record<Limit, string>>>;
}

export type Choices = Readonly<Record<ObjectKind, Choice>>;

const only = (target: Choice["target"]): Choice => ({ target, limits: {} });

/** Only what nobody can miss: images without a name that nothing uses, and cache that builds make again. */
export const safeChoices: Choices = {
  containers: only("off"),
  images: only("images.dangling"),
  volumes: only("off"),
  networks: only("off"),
  buildCache: only("buildCache.unused"),
};

/** What shall go, in order. Empty when everything stays. */
export const targetsOf = (choices: Choices): Target[] =>
  objectKinds.map((kind) => choices[kind].target).filter((target) => target !== "off");

const DAY_MS = 86_400_000;

/** A limit that was typed, as the contract counts it: milliseconds, or how many; `NaN` where it is no number. `null`: no limit. */
export function amountOf(limit: Limit, typed: string | undefined): number | null {
  if (typed === undefined || typed.trim() === "") return null;
  const amount = Number(typed);
  return limit === "keepNewest" ? amount : Math.round(amount * DAY_MS);
}

/** The contract's rules for what was chosen. A kind that stays is left out, and so is a limit that limits nothing. */
export function rulesFrom({ containers, images, volumes, networks, buildCache }: Choices): Rules {
  const rules: Rules = {};
  if (containers.target !== "off") rules.containers = limitsIn("containers", containers) ?? true;
  if (images.target !== "off")
    rules.images = narrowed(
      images.target === "images.unused" ? "unused" : "dangling",
      limitsIn("images", images),
    );
  if (volumes.target !== "off")
    rules.volumes = narrowed(
      volumes.target === "volumes.unused" ? "unused" : "anonymous",
      limitsIn("volumes", volumes),
    );
  if (networks.target !== "off") rules.networks = limitsIn("networks", networks) ?? true;
  if (buildCache.target !== "off")
    rules.buildCache = narrowed(
      buildCache.target === "buildCache.all" ? "all" : "unused",
      limitsIn("buildCache", buildCache),
    );
  return rules;
}

type ContractLimits = Partial<Record<"stoppedForMs" | "unusedForMs" | "createdForMs" | "keepNewest", number>>;

/** By the contract's own names. */
export const contractLimit = {
  stoppedForDays: "stoppedForMs",
  unusedForDays: "unusedForMs",
  createdForDays: "createdForMs",
  keepNewest: "keepNewest",
} as const satisfies Record<Limit, keyof ContractLimits>;

function limitsIn(kind: ObjectKind, { limits }: Choice): ContractLimits | null {
  const found: ContractLimits = {};
  for (const limit of limitsOfKind[kind]) {
    const amount = amountOf(limit, limits[limit]);
    if (amount !== null) found[contractLimit[limit]] = amount;
  }
  return Object.keys(found).length > 0 ? found : null;
}

const narrowed = <Word extends string>(which: Word, limits: ContractLimits | null) =>
  limits ? { which, ...limits } : which;
