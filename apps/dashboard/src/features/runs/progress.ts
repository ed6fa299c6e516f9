import type { CleanupRun, Outcome, RunSummary } from "../../shared/trpc/types.ts";

/** What the subscription tells: the run as it stands, and the outcomes that are new. */
export interface Progress {
  run: RunSummary;
  outcomes: Outcome[];
}

/** A run with what was heard of it since. What is known already is not told twice, even if a server that came back tells it again. */
export function withProgress(run: CleanupRun, batch: readonly Progress[]): CleanupRun {
  const last = batch.at(-1);
  if (!last) return run;
  const known = new Set(run.outcomes.map(({ key }) => key));
  const fresh = batch
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ key }) => !known.has(key) && known.add(key));
  return { ...run, ...last.run, outcomes: fresh.length > 0 ? [...run.outcomes, ...fresh] : run.outcomes };
}

/** Of two accounts of a run the one that knows more: of its end, otherwise of its objects. Where both know the same, the first. */
export function fuller(a: CleanupRun | undefined, b: CleanupRun | undefined): CleanupRun | undefined {
  if (!a || !b) return a ?? b;
  const ended = (run: CleanupRun) => run.state !== "running";
  if (ended(a) !== ended(b)) return ended(a) ? a : b;
  return b.outcomes.length > a.outcomes.length ? b : a;
}
