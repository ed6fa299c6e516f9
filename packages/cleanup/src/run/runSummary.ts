import type { KindResult, NewRun, Outcome, RunEnd, RunSummary } from "@dunnage/api";
import { ObjectKind } from "@dunnage/api/schemas";
import type { CarriedOut } from "./carryOut.ts";

/** A run at its beginning. */
export function begun({ plannedByKind, ...run }: NewRun): RunSummary {
  const kinds: RunSummary["kinds"] = {};
  for (const kind of ObjectKind.options) {
    const planned = plannedByKind[kind];
    if (planned) kinds[kind] = nothingOf(planned);
  }
  return {
    ...run,
    finishedAt: null,
    state: "running",
    kinds,
    done: 0,
    removedBytes: 0,
    reportedBytes: null,
    freeBytesAfter: null,
  };
}

/** The run with one more outcome counted in. */
export function withOutcome(run: RunSummary, { kind, outcome, bytes }: Outcome): RunSummary {
  const before = run.kinds[kind] ?? nothingOf(0);
  const after = { ...before, [outcome]: before[outcome] + 1 };
  const removedBefore = Object.values(run.kinds).reduce((sum, { removed }) => sum + removed, 0);
  if (outcome !== "removed") return { ...run, kinds: { ...run.kinds, [kind]: after }, done: run.done + 1 };
  return {
    ...run,
    done: run.done + 1,
    kinds: { ...run.kinds, [kind]: { ...after, bytes: plus(before.bytes, bytes, before.removed) } },
    removedBytes: plus(run.removedBytes, bytes, removedBefore),
  };
}

/** The run that has ended. */
export function withEnd(run: RunSummary, { errors, ...end }: RunEnd): RunSummary {
  const kinds = { ...run.kinds };
  for (const kind of ObjectKind.options) {
    const result = kinds[kind];
    if (result) kinds[kind] = { ...result, error: errors[kind] ?? null };
  }
  return { ...run, ...end, kinds };
}

/** How a run ended, by what became of its objects. */
export function stateOf(outcomes: readonly Outcome[], { errors }: CarriedOut): RunEnd["state"] {
  if (outcomes.some(({ reason }) => reason === "stopping")) return "interrupted";
  if (outcomes.some(({ reason }) => reason === "cancelled")) return "cancelled";
  const failed = outcomes.some(({ outcome }) => outcome === "failed" || outcome === "unknown");
  if (!failed && Object.keys(errors).length === 0) return "finished";
  return outcomes.some(({ outcome }) => outcome === "removed") ? "partly" : "failed";
}

/** Bytes of the removed: what is not known does not count, and is not 0 either where nothing else is known. */
function plus(known: number | null, bytes: number | null, removedBefore: number): number | null {
  if (bytes !== null) return (known ?? 0) + bytes;
  return removedBefore === 0 ? null : known;
}

function nothingOf(planned: number): KindResult {
  return { planned, removed: 0, kept: 0, failed: 0, unknown: 0, bytes: 0, error: null };
}
