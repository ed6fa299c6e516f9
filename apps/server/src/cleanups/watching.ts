import { DomainError, type RunStore } from "@dunnage/api";
import type { RunProgress } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import { sleep } from "../sleep.ts";
import { Progress } from "./progress.ts";

/** A run that another server carries out is looked up this often, however many watch it. */
const LOOK_UP_EVERY_MS = 1000;

interface Followed {
  progress: Progress;
  watchers: number;
}

export interface WatchingParts {
  store: Pick<RunStore, "find">;
  /** The run's progress if this server carries it out. */
  underWay: (id: string) => Progress | undefined;
  log: Logger;
}

/** Tells of runs as they go on. A run of this server costs its watchers nothing, another server's one look-up a second for all of them. */
export class Watching {
  readonly #parts: WatchingParts;
  readonly #followed = new Map<string, Followed>();
  readonly #stopping = new AbortController();

  constructor(parts: WatchingParts) {
    this.#parts = parts;
  }

  /** Throws `run_not_found`, and `stopping` where the run goes on while this server does not. */
  async *watch(id: string, seen: number, signal: AbortSignal | undefined): AsyncGenerator<RunProgress> {
    const here = this.#parts.underWay(id);
    if (here) {
      yield* here.watch(seen, signal);
      return;
    }
    const followed = await this.#follow(id);
    followed.watchers += 1;
    try {
      const stopping = this.#stopping.signal;
      yield* followed.progress.watch(seen, signal ? AbortSignal.any([signal, stopping]) : stopping);
      if (stopping.aborted) throw new DomainError("stopping");
    } finally {
      followed.watchers -= 1;
    }
  }

  /** Ends the watching of other servers' runs: this server's own have ended by now. */
  stop(): void {
    this.#stopping.abort();
  }

  async #follow(id: string): Promise<Followed> {
    const already = this.#followed.get(id);
    if (already) return already;
    const run = await this.#parts.store.find(id);
    if (!run) throw new DomainError("run_not_found", id);
    const followed = { progress: new Progress(run), watchers: 0 };
    if (run.state !== "running") return followed;
    const faster = this.#followed.get(id);
    if (faster) return faster;
    this.#followed.set(id, followed);
    void this.#lookUp(id, followed);
    return followed;
  }

  /** Until the run has ended, or nobody watches any more. */
  async #lookUp(id: string, followed: Followed): Promise<void> {
    let failing = false;
    do {
      await sleep(LOOK_UP_EVERY_MS);
      if (followed.watchers === 0) break;
      try {
        const run = await this.#parts.store.find(id);
        if (run) followed.progress.replace(run);
        failing = false;
      } catch (error) {
        if (!failing)
          this.#parts.log.warn({ run: id, err: error }, "a run that is watched cannot be looked up");
        failing = true;
      }
    } while (followed.progress.summary.state === "running");
    this.#followed.delete(id);
  }
}
