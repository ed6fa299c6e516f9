import type { Engine, NewRun } from "@dunnage/api";
import { type CleanupPlan, type CleanupRun, ObjectKind, type Outcome } from "@dunnage/api/schemas";
import { begun, carryOut, stateOf, withEnd, withOutcome } from "@dunnage/cleanup";
import type { Following } from "../place.ts";
import { openReceipt } from "./receipt.ts";

export interface RunHere {
  engine: Engine;
  plan: CleanupPlan;
  /** Where the receipt goes. */
  folder: string;
}

/** Carries a plan out from here, and writes its receipt. Begins nothing if that cannot be written. */
export async function runHere(
  { engine, plan, folder }: RunHere,
  { signal, onProgress }: Following,
): Promise<{ run: CleanupRun; receipt: string }> {
  const outcomes: Outcome[] = [];
  let run = begun(newRun(plan));
  const ending = new AbortController();
  const receipt = await openReceipt(folder, { run, plan, onTrouble: () => ending.abort("stopping") });
  const end = () => ending.abort("cancelled");
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  const carried = await carryOut({
    engine,
    plan,
    run: run.id,
    protections: () => Promise.resolve([]),
    recordable: () => receipt.written(),
    signal: ending.signal,
    onOutcome(outcome, kept) {
      outcomes.push(outcome);
      run = withOutcome(run, outcome);
      receipt.add(outcome, kept);
      onProgress(run, [outcome]);
    },
  });
  signal.removeEventListener("abort", end);
  run = withEnd(run, {
    ...carried,
    state: stateOf(outcomes, carried),
    finishedAt: new Date().toISOString(),
    freeBytesAfter: null,
  });
  return { run: { ...run, outcomes }, receipt: await receipt.end(run) };
}

function newRun(plan: CleanupPlan): NewRun {
  const plannedByKind: NewRun["plannedByKind"] = {};
  for (const kind of ObjectKind.options) {
    const planned = plan.totals[kind];
    if (planned) plannedByKind[kind] = planned.count;
  }
  const startedFrom = { address: "", userAgent: "dunnage --local", token: null };
  return {
    id: crypto.randomUUID(),
    host: plan.host,
    plan: plan.id,
    rules: plan.rules,
    startedBy: plan.createdBy,
    startedFrom,
    startedAt: new Date().toISOString(),
    planned: plan.items.length,
    plannedByKind,
    predictedBytes: plan.total.bytes,
    freeBytesBefore: null,
  };
}
