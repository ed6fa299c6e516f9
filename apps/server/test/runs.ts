import type { CleanupInput, CleanupRun, Outcome, RunSummary } from "@dunnage/api/schemas";
import { makeContainer, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { expect } from "vitest";
import type { Visitor } from "./dunnage.ts";
import type { HeldEngine } from "./heldEngine.ts";

/** Makes containers that never ran until there are so many: more than are removed at once, or a run has no middle. */
export async function fillUp(engine: ThrowawayEngine, count: number): Promise<void> {
  let lacking = count - (await containersOf(engine)).size;
  if (lacking > 0) await makeContainer(engine, { state: "created" });
  const worker = async () => {
    while (--lacking > 0) await makeContainer(engine, { state: "created" });
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Ids of all containers that there are. */
export async function containersOf(engine: ThrowawayEngine): Promise<Set<string>> {
  const { body } = await engine.request<{ Id: string }[]>("GET", "/containers/json?all=1");
  return new Set(body.map(({ Id }) => Id));
}

/** What somebody hears of a run. */
export interface Watch {
  outcomes: Outcome[];
  /** As it was last told. */
  run: () => RunSummary | null;
  /** Resolves when the stream has ended by itself; rejects with the error that it ended with. */
  ended: Promise<void>;
  stop: () => void;
}

export function watch({ client }: Visitor, id: string): Watch {
  const outcomes: Outcome[] = [];
  let run: RunSummary | null = null;
  const ended = Promise.withResolvers<void>();
  const subscription = client.runs.watch.subscribe(
    { id },
    {
      onData({ data }) {
        run = data.run;
        outcomes.push(...data.outcomes);
      },
      onError: (error) => ended.reject(error),
      onComplete: () => ended.resolve(),
    },
  );
  ended.promise.catch(() => undefined);
  return {
    outcomes,
    run: () => run,
    ended: ended.promise,
    stop: () => subscription.unsubscribe(),
  };
}

/** How many removals a run in its middle has behind it. */
export const HALF = 10;

/** Begins a run, and waits until some of it is done while the rest is held back. */
export async function runToTheMiddle(
  engine: HeldEngine,
  visitor: Visitor,
  input: CleanupInput = { containers: true },
): Promise<{ run: CleanupRun; watching: Watch }> {
  engine.holdAfter(HALF);
  const run = await visitor.client.dockerSystem.cleanup.mutate({ ...input, wait: false });
  const watching = watch(visitor, run.id);
  await toTheMiddle(watching);
  return { run, watching };
}

export async function toTheMiddle({ outcomes }: Watch): Promise<void> {
  await expect.poll(() => outcomes.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(HALF);
}
