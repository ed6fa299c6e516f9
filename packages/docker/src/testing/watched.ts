import type { Engine, EngineEvent } from "@dunnage/api";

/** Watches an engine, and keeps what it tells. Comes back when it has begun, or failed to. */
export async function watched(engine: Pick<Engine, "events">) {
  const controller = new AbortController();
  const events: EngineEvent[] = [];
  const begun = Promise.withResolvers<void>();
  const run = async () => {
    for await (const event of engine.events({ signal: controller.signal })) {
      if (event === null) begun.resolve();
      else events.push(event);
    }
  };
  const ended = run();
  await Promise.race([begun.promise, ended]);
  return {
    events,
    /** Fails as the watching does. */
    ended,
    async stop() {
      controller.abort();
      await ended;
    },
  };
}
