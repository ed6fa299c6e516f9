import { EngineError } from "@dunnage/api";
import type { Attempt } from "./failure.ts";

/** Gives `work` a signal that ends it when the time is up or the caller gives up, and says which it was. */
export async function within<Result>(
  limitMs: number,
  attempt: Attempt,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new EngineError("timed_out", { ...attempt })), limitMs);
  const giveUp = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
