import type { Readable } from "node:stream";
import type { EngineEvent } from "@dunnage/api";
import { endpoints } from "./endpoints.ts";
import { exchangeFailure, wasReset } from "./exchange.ts";
import { type Attempt, failure } from "./failure.ts";
import { jsonObjects } from "./jsonObjects.ts";
import type { Link } from "./link.ts";

/**
 * Begins to listen. An engine sends the head of its answer a moment before it listens itself, so it is asked for what has happened since
 * the moment before the question, by its own clock: it keeps the last 256 events.
 */
export async function openEvents(link: Link, signal: AbortSignal): Promise<Readable> {
  const { now } = await link.ask(endpoints.info, {}, signal);
  const details = now === null ? {} : { query: { since: String(Date.parse(now) / 1000) } };
  return link.listen(endpoints.events, details, signal);
}

/** What comes, `null` first, until the signal ends it. Throws EngineError when the engine ends it. */
export async function* readEvents(
  body: Readable,
  attempt: Attempt,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent | null, void> {
  const end = () => body.destroy();
  signal.addEventListener("abort", end, { once: true });
  try {
    if (signal.aborted) return;
    yield null;
    for await (const text of jsonObjects(body)) {
      const event = eventOf(text);
      if (signal.aborted) return;
      if (event) yield event;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!wasReset(error)) throw exchangeFailure(error, attempt);
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
  if (!signal.aborted) throw failure("unreachable", attempt, { finding: "The stream of events ended." });
}

/** `null` for what is no event as Dunnage knows them. */
function eventOf(text: string): EngineEvent | null {
  try {
    return endpoints.events.answer.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // no JSON
  }
}
