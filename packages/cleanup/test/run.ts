import type { CleanupPlan, Engine, Outcome, Receipt } from "@dunnage/api";
import { Outcome as OutcomeSchema, Receipt as ReceiptSchema } from "@dunnage/api/schemas";
import { type CarriedOut, type CarryOutOptions, carryOut } from "../src/run/carryOut.ts";

export interface RunResult extends CarriedOut {
  outcomes: Outcome[];
  receipts: Receipt[];
  /** What was our own fault. */
  defects: unknown[];
}

/** Carries a plan out. What comes of it keeps the contract: one outcome for each item, and a receipt only of what went. */
export async function run(
  engine: Engine,
  plan: CleanupPlan,
  more: Partial<CarryOutOptions> = {},
): Promise<RunResult> {
  const [outcomes, receipts, defects]: [Outcome[], Receipt[], unknown[]] = [[], [], []];
  const carried = await carryOut({
    engine,
    plan,
    run: "1",
    protections: async () => [],
    onDefect: (error) => defects.push(error),
    ...more,
    onOutcome(outcome, receipt) {
      outcomes.push(outcome);
      if (receipt) receipts.push(receipt);
      more.onOutcome?.(outcome, receipt);
    },
  });
  for (const outcome of outcomes) OutcomeSchema.parse(outcome);
  // What may have gone is kept too.
  const gone = new Set(
    outcomes.filter(({ outcome }) => outcome === "removed" || outcome === "unknown").map(({ key }) => key),
  );
  for (const receipt of receipts) {
    if (!gone.has(ReceiptSchema.parse(receipt).key))
      throw new Error(`A receipt of ${receipt.key}, which stayed.`);
  }
  const told = outcomes.map(({ key }) => key).toSorted();
  const planned = plan.items.map(({ key }) => key).toSorted();
  if (told.join() !== planned.join()) throw new Error(`Planned ${planned.join()}, told ${told.join()}.`);
  return { ...carried, outcomes, receipts, defects };
}

/** `containers removed`, `images kept changed`. */
export function fates({ outcomes }: Pick<RunResult, "outcomes">): string[] {
  return outcomes.map(({ kind, outcome, reason }) => [kind, outcome, reason].filter(Boolean).join(" "));
}

/** The plan's order, however the kinds overtook one another. */
export function inOrderOf({ items }: CleanupPlan, outcomes: Outcome[]): Outcome[] {
  return items.flatMap(({ key }) => outcomes.find((outcome) => outcome.key === key) ?? []);
}
