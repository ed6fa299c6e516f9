import type { Engine } from "@dunnage/api";
import { EngineError } from "@dunnage/api";
import { endsKind } from "./verdict.ts";

/** A container or a volume with millions of files takes minutes to go, so a long wait alone says nothing: then the engine is asked something cheap. */
const ASK_EVERY_MS = 15_000;

/** What the engine answers in the end; throws its EngineError if it answers nothing at all any more. Then it is not known what the work did. */
export async function unlessHung<T>(engine: Engine, work: Promise<T>, everyMs = ASK_EVERY_MS): Promise<T> {
  const settled = work.then(
    () => true,
    () => true,
  );
  while (!(await within(settled, everyMs))) {
    try {
      await engine.info();
    } catch (error) {
      if (error instanceof EngineError && endsKind(error)) throw error;
    }
  }
  return work;
}

/** So often an engine that is busy is asked about an object, five seconds each time: a disk may be slow for as long. */
const ASKED_AT_MOST = 24;

/**
 * Asks about an object, and again where the engine took too long but answers something cheap (`answers`): then it is busy, and not away. Throws what the
 * question threw last, or the EngineError of an engine that answers nothing.
 */
export async function unlessSilent<T>(
  answers: () => Promise<unknown>,
  ask: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let asked = 1; ; asked++) {
    try {
      return await ask();
    } catch (error) {
      const isSlow = error instanceof EngineError && error.code === "timed_out";
      if (!isSlow || asked === ASKED_AT_MOST || signal.aborted) throw error;
    }
    try {
      await answers();
    } catch (error) {
      if (error instanceof EngineError && endsKind(error)) throw error;
    }
  }
}

async function within(settled: Promise<boolean>, ms: number): Promise<boolean> {
  const { promise: patience, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  const result = await Promise.race([settled, patience]);
  clearTimeout(timer);
  return result;
}
