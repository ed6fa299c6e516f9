import type { CleanupRun, Outcome, PlanItem } from "@dunnage/api/schemas";

/** A run as a file has it: of images also the names that they had. */
export interface ExportedRun extends Omit<CleanupRun, "outcomes"> {
  outcomes: ExportedOutcome[];
}

interface ExportedOutcome extends Outcome {
  /** Of an image all its tags and digests, by which a registry may have it; other objects have none. */
  references?: string[];
}

/** The items of a run's plan; none where that is not known. */
export type ItemsOf = (run: CleanupRun) => Promise<Pick<PlanItem, "key" | "references">[]>;

export async function exportedRun(run: CleanupRun, itemsOf: ItemsOf): Promise<ExportedRun> {
  // A large host's plan takes a while to read.
  if (!run.outcomes.some(({ kind }) => kind === "images")) return run;
  const references = new Map((await itemsOf(run)).map((item) => [item.key, item.references]));
  const outcomes = run.outcomes.map((outcome) => {
    const its = references.get(outcome.key) ?? [];
    return its.length > 0 ? { ...outcome, references: its } : outcome;
  });
  return { ...run, outcomes };
}
