import { type Engine, EngineError, type EngineEvent } from "@dunnage/api";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";

/** How long the first and the longest pause is before an engine that went is listened to again. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export interface EventsParts {
  engine: Engine;
  /** From now on each event is told, or no longer is. What happened meanwhile is not told. */
  onHeard: (heard: boolean) => void;
  onEvent: (event: EngineEvent) => void;
  signal: AbortSignal;
  clock: Clock;
  log: Logger;
}

/** Listens until `signal` says otherwise, whether the engine is there or not. Of one that is away the log tells once, and once of its return. */
export async function listenToEvents({
  engine,
  onHeard,
  onEvent,
  signal,
  clock,
  log,
}: EventsParts): Promise<void> {
  let away = false;
  let heard = false;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const sinceMs = clock.elapsedMs();
    try {
      for await (const event of engine.events({ signal })) {
        if (event === null) {
          if (away) log.info("the engine is there again, and its events are heard");
          away = false;
          heard = true;
          onHeard(true);
        } else onEvent(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      onHeard(false);
      // One that was not there at the start has been told of then.
      if (!away && (heard || !isUnreachable(error)))
        log.warn({ err: error }, "the engine's events are not heard");
      away = true;
    }
    // One that holds for a moment only must not be asked again and again.
    if (clock.elapsedMs() - sinceMs > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
    await sleep(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof EngineError && error.code === "unreachable";
}
