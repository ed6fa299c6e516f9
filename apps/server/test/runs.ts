import type { CleanupInput, CleanupRun, Outcome, RunSummary } from "@dunnage/api/schemas";
import { makeContainer, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import type { Visitor } from "./dunnage.ts";

/** Makes containers that never ran until there are so many: it takes some for a run to have a middle. */
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
  /** Resolves once there is an outcome. */
  begun: Promise<void>;
  /** Resolves when the stream has ended by itself; rejects with the error that it ended with. */
  ended: Promise<void>;
  stop: () => void;
}

export function watch({ client }: Visitor, id: string): Watch {
  const outcomes: Outcome[] = [];
  let run: RunSummary | null = null;
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const subscription = client.runs.watch.subscribe(
    { id },
    {
      onData({ data }) {
        run = data.run;
        outcomes.push(...data.outcomes);
        if (outcomes.length > 0) begun.resolve();
      },
      onError: (error) => ended.reject(error),
      onComplete: () => ended.resolve(),
    },
  );
  ended.promise.catch(() => undefined);
  return {
    outcomes,
    run: () => run,
    begun: begun.promise,
    ended: ended.promise,
    stop: () => subscription.unsubscribe(),
  };
}

/** Begins a run, and halts the engine when some of it is done and some is not. */
export async function runToTheMiddle(
  engine: ThrowawayEngine,
  visitor: Visitor,
  input: CleanupInput = { containers: true },
): Promise<{ run: CleanupRun; watching: Watch }> {
  const run = await visitor.client.dockerSystem.cleanup.mutate({ ...input, wait: false });
  const watching = watch(visitor, run.id);
  await watching.begun;
  await engine.pause();
  return { run, watching };
}
