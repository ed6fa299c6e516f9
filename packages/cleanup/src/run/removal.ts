import { type Engine, EngineError, type ObjectKind, type Outcome } from "@dunnage/api";
import type { Selection } from "../selection/selection.ts";
import { endsKind, failed, kept, type Verdict, verdictOf, wordsOf } from "./verdict.ts";

/** What every kind's removal works with. */
export interface Run {
  engine: Engine;
  /** The wall clock, to be held against instants that the engine tells. */
  nowMs: () => number;
  /** Objects under way at the same time. */
  atOnce: number;
  /** Once aborted, no further object is begun. */
  signal?: AbortSignal | undefined;
  /** Takes an outcome as it is known. */
  emit: (outcome: Outcome) => void;
}

export interface Removal<T> {
  kind: ObjectKind;
  /** Asked when the object's fate is known: what its removal frees may depend on those that went before. */
  describe(object: T): Pick<Outcome, "id" | "names" | "bytes" | "certainty">;
  /** Whether it is still as it was read; a reason to keep it if not. */
  check(object: T): Promise<Verdict | "open" | null>;
  /** `open`, as in `check`: its fate shows when others have gone. It has no outcome yet, and whoever selected it tells it. */
  remove(object: T): Promise<Verdict | "open">;
  /** Whether what failed while others were under way is to be tried once more when they are done, by itself. */
  triesAgainAlone?: boolean;
  /** What of it went, where that takes several requests: words for the outcome, should it not go whole. */
  partsGone?(object: T): string | null;
}

/**
 * Removes what was selected, each checked first, and emits one outcome for each whose fate is known. A request without an answer is never repeated. Once the
 * engine cannot be reached or does not answer, the rest is not tried; throws that error when every object has its outcome.
 */
export async function removeSelected<T>(
  run: Run,
  selection: Selection<T>,
  removal: Removal<T>,
): Promise<void> {
  const emit = (object: T, verdict: Verdict | "open") => {
    if (verdict !== "open") run.emit(outcomeOf(removal, object, verdict));
  };
  for (const { object, reason, message } of selection.spare) emit(object, kept(reason, message));

  const ends: EngineError[] = [];
  const attempt = async (object: T): Promise<Verdict | "open"> => {
    const [end] = ends;
    if (end) return notTried(end);
    if (run.signal?.aborted) return failed("Not tried: Dunnage was stopping.");
    try {
      const changed = await removal.check(object);
      if (changed) return changed;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (error.code === "not_found") return kept("already_gone");
      if (!endsKind(error)) return kept("unknown", wordsOf(error));
      ends.push(error);
      return notTried(error);
    }
    try {
      return await removal.remove(object);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (endsKind(error)) ends.push(error);
      return verdictOf(error);
    }
  };

  const again: T[] = [];
  await eachAtOnce(run.atOnce, selection.take, async (object) => {
    const verdict = await attempt(object);
    const inCompany = run.atOnce > 1 && ends.length === 0;
    if (removal.triesAgainAlone && inCompany && verdict !== "open" && verdict.outcome === "failed")
      again.push(object);
    else emit(object, verdict);
  });
  for (const object of again) emit(object, await attempt(object));
  const [end] = ends;
  if (end) throw end;
}

/** What became of one object, with what it is. */
export function outcomeOf<T>(
  removal: Pick<Removal<T>, "kind" | "describe" | "partsGone">,
  object: T,
  verdict: Verdict,
): Outcome {
  const described = removal.describe(object);
  const parts = verdict.outcome === "removed" ? null : removal.partsGone?.(object);
  const message = parts ? [parts, verdict.message].filter(Boolean).join(" ") : verdict.message;
  return { key: `${removal.kind}/${described.id}`, kind: removal.kind, ...described, ...verdict, message };
}

function notTried(error: EngineError): Verdict {
  return failed(`Not tried: ${wordsOf(error)}`);
}

/** Does the work for each in order, at most so many at once. If one throws, those under way end, no more begin, and it throws that. */
export async function eachAtOnce<T>(
  atOnce: number,
  objects: readonly T[],
  work: (object: T) => Promise<void>,
): Promise<void> {
  const queue = objects.values();
  const errors: unknown[] = [];
  const worker = async () => {
    for (const object of queue) {
      if (errors.length > 0) return;
      await work(object).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (errors.length > 0) throw errors[0];
}
