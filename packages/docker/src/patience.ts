import { setTimeout as sleep } from "node:timers/promises";
import { EngineError } from "@dunnage/api";
import { within } from "./deadline.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import type { Link } from "./link.ts";

/** Half of what a cheap read may take: after so long the engine is asked who it is, and has as long again to say so. */
const ASK_EVERY_MS = 2500;

/** Waits for an answer that may take long, as long as the engine answers something cheap meanwhile; then throws `timed_out`. */
export async function whileAnswering<Answer>(
  link: Link,
  endpoint: Endpoint<Answer>,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const watching = new AbortController();
  const limited = AbortSignal.any([signal, watching.signal]);
  const watch = async () => {
    for (;;) {
      await sleep(ASK_EVERY_MS, undefined, { signal: limited });
      try {
        await within(ASK_EVERY_MS, link.attempt(endpoint), limited, (asking) =>
          link.ask(endpoints.version, {}, asking),
        );
      } catch (error) {
        // Whatever else it said, it answered.
        const silent = error instanceof EngineError && /^(timed_out|unreachable)$/.test(error.code);
        if (silent || !(error instanceof EngineError)) throw error;
      }
    }
  };
  void watch().catch((silence: unknown) => watching.abort(silence));
  try {
    return await work(limited);
  } catch (error) {
    limited.throwIfAborted();
    throw error;
  } finally {
    watching.abort("answered");
  }
}
