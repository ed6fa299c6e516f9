import { DomainError, EngineError, type EngineErrorCode, type Outcome, reportOf } from "@dunnage/api";

/** What became of one object, without what it is. */
export type Verdict = Pick<Outcome, "outcome" | "reason" | "message">;

export const REMOVED: Verdict = { outcome: "removed", reason: null, message: null };

export function kept(reason: NonNullable<Outcome["reason"]>, message: string | null = null): Verdict {
  return { outcome: "kept", reason, message };
}

function failed(message: string): Verdict {
  return { outcome: "failed", reason: null, message };
}

export function notTried(error: EngineError): Verdict {
  return failed(`Not tried: ${wordsOf(error)}`);
}

/** The engine's own words, or what stands for them. */
export function wordsOf(error: EngineError): string {
  return error.params.detail ?? error.message;
}

/** After these the next request would most likely fare no better, so the rest of the kind is not tried. */
export function endsKind(error: EngineError): boolean {
  return error.code === "unreachable" || error.code === "timed_out";
}

/** Neither an engine's nor a refusal of our own. Its words may hold secrets, so no verdict repeats them. */
export function isDefect(error: unknown): boolean {
  return !(error instanceof EngineError || error instanceof DomainError);
}

/** What an error says about an object that was being checked: it has not been asked to go. */
export function uncheckedBy(error: unknown): Verdict {
  if (error instanceof DomainError) return kept("unknown", error.message);
  if (!(error instanceof EngineError)) return failed(reportOf(error).message);
  if (error.code === "not_found") return kept("already_gone");
  return endsKind(error) ? notTried(error) : kept("unknown", wordsOf(error));
}

/** What an error says about an object that was asked to go. */
export function refusedBy(error: unknown): Verdict {
  if (error instanceof DomainError) return kept("unknown", error.message);
  if (!(error instanceof EngineError)) return perhapsGone(reportOf(error).message);
  // An answer that makes no sense does not say what was done; one that says that the engine failed does.
  const isOpen = error.code === "bad_answer" && error.params.case !== "engine_failed";
  return isOpen ? perhapsGone(wordsOf(error)) : refusals[error.code](wordsOf(error));
}

function perhapsGone(words: string): Verdict {
  return { outcome: "unknown", reason: null, message: `It is not known whether it went: ${words}` };
}

const refusals: Record<EngineErrorCode, (words: string) => Verdict> = {
  not_found: () => kept("already_gone"),
  conflict: (words) => kept("in_use", words),
  unreachable: perhapsGone,
  timed_out: perhapsGone,
  permission_denied: failed,
  unsupported: failed,
  bad_answer: failed,
};
