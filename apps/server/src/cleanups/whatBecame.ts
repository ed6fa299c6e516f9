import type { Engine } from "@dunnage/api";
import type { CleanupPlan, Outcome, PlanItem } from "@dunnage/api/schemas";
import { lostNames, mayBeAnother, type There, whatIsThere } from "./whatIsThere.ts";

const GONE = "It is gone. Whether this run removed it was not written down.";
const GONE_OR_CHANGED =
  "It has changed since, or it is gone and another volume has its name now. Whether this run removed it was not written down.";
const UNREAD = "The engine could not be asked what became of it.";

/** What can still be said of the objects of a run that was cut off, for each that nothing was written down of. */
export async function whatBecame(
  plan: CleanupPlan,
  known: readonly Outcome[],
  { engine, clock }: { engine: Engine | null; clock: () => Date },
): Promise<Outcome[]> {
  const told = new Set(known.map(({ key }) => key));
  const untold = plan.items.filter(({ key }) => !told.has(key));
  const there = await whatIsThere(untold, engine);
  const at = clock().toISOString();
  return untold.map((item) => ({ ...base(item), ...verdictOn(item, there.get(item.kind) ?? null), at }));
}

function base({ key, kind, id, names, bytes, certainty }: PlanItem) {
  return { key, kind, id, names, bytes, certainty };
}

function verdictOn(item: PlanItem, there: There | null): Pick<Outcome, "outcome" | "reason" | "message"> {
  if (there === null) return { outcome: "unknown", reason: null, message: UNREAD };
  const now = there.get(item.id);
  if (!now) return { outcome: "unknown", reason: null, message: GONE };
  if (mayBeAnother(item, now)) return { outcome: "unknown", reason: null, message: GONE_OR_CHANGED };
  return { outcome: "kept", reason: "interrupted", message: lostNames(item, now) };
}
