import type { EngineError, EngineErrorCode, Outcome } from "@dunnage/api";

/** What became of one object, without what it is. */
export type Verdict = Pick<Outcome, "outcome" | "reason" | "message">;

export const REMOVED: Verdict = { outcome: "removed", reason: null, message: null };

export function kept(reason: NonNullable<Outcome["reason"]>, message: string | null = null): Verdict {
  return { outcome: "kept", reason, message };
}

export function failed(message: string): Verdict {
  return { outcome: "failed", reason: null, message };
}

/** The engine's own words, or what stands for them. */
export function wordsOf(error: EngineError): string {
  return error.params.detail ?? error.message;
}

/** After these the next request would most likely fare no better, so the rest of the kind is not tried. */
export function endsKind(error: EngineError): boolean {
  return error.code === "unreachable" || error.code === "timed_out";
}

/** What an engine's refusal to remove an object says about it. */
export function verdictOf(error: EngineError): Verdict {
  return verdicts[error.code](wordsOf(error));
}

const verdicts: Record<EngineErrorCode, (words: string) => Verdict> = {
  not_found: () => kept("already_gone"),
  conflict: (words) => kept("in_use", words),
  unreachable: (words) => failed(`It is not known whether it went: ${words}`),
  timed_out: (words) => failed(`It is not known whether it went: ${words}`),
  permission_denied: failed,
  unsupported: failed,
  bad_answer: failed,
};
