import type { Rules } from "@dunnage/api";

/** A rule with its shorthands written out. */
export type WrittenOut<T> = Exclude<T, boolean | string | undefined>;

export interface Limits {
  containers: { stoppedForMs?: number | undefined; createdForMs?: number | undefined } | null;
  images: WrittenOut<Rules["images"]> | null;
  volumes: WrittenOut<Rules["volumes"]> | null;
  networks: WrittenOut<Rules["networks"]> | null;
  buildCache: WrittenOut<Rules["buildCache"]> | null;
}

/** `null`: the rules do not speak of that kind. */
export function limitsOf(rules: Rules): Limits {
  return {
    containers: rules.containers === true ? {} : rules.containers || null,
    images: which<WrittenOut<Rules["images"]>>(rules.images, "dangling"),
    volumes: which<WrittenOut<Rules["volumes"]>>(rules.volumes, "anonymous"),
    networks: rules.networks === true ? {} : rules.networks || null,
    buildCache: which<WrittenOut<Rules["buildCache"]>>(rules.buildCache, "unused"),
  };
}

function which<Long extends { which: string }>(
  rule: boolean | Long["which"] | Long | undefined,
  whenTrue: Long["which"],
): Long | Pick<Long, "which"> | null {
  if (rule === undefined || rule === false) return null;
  if (rule === true) return { which: whenTrue };
  return typeof rule === "object" ? rule : { which: rule };
}

/** Whether a plan by these rules needs to know when each stopped container stopped. */
export function needsStopTimes(rules: Rules): boolean {
  return limitsOf(rules).containers?.stoppedForMs !== undefined;
}

/** Whether the instant lies at least so long ago. What is not known does not. */
export function isLongAgo(at: string | null, ms: number, now: Date): boolean {
  return at !== null && now.getTime() - Date.parse(at) >= ms;
}

/** The longest time without use that the rules ask for, by what Dunnage itself has watched; 0 if they ask for none. */
export function longestWatch(limits: Limits): number {
  const { images, volumes, networks } = limits;
  return Math.max(
    0,
    ...[images, volumes, networks].map((rule) => (rule && "unusedForMs" in rule && rule.unusedForMs) || 0),
  );
}
