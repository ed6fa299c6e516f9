import type { ObjectKind, Outcome, RunSummary } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** In the order in which they are told: what matters most after a clean-up first. */
export const outcomes = ["removed", "failed", "unknown", "kept"] as const satisfies Outcome["outcome"][];

export type Counts = Record<Outcome["outcome"], number>;

/** How many objects of a run fared in which way. */
export function countsOf({ kinds }: Pick<RunSummary, "kinds">): Counts {
  const counts: Counts = { removed: 0, failed: 0, unknown: 0, kept: 0 };
  for (const kind of objectKinds) {
    for (const outcome of outcomes) counts[outcome] += kinds[kind]?.[outcome] ?? 0;
  }
  return counts;
}

/** How many of a kind's objects have an outcome. */
export function doneOfKind({ kinds }: Pick<RunSummary, "kinds">, kind: ObjectKind): number {
  const result = kinds[kind];
  return result ? outcomes.reduce((sum, outcome) => sum + result[outcome], 0) : 0;
}
