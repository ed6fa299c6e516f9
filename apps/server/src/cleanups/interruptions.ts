import type { Audit, Engine, PlanStore, RunStore } from "@dunnage/api";
import type { CleanupRun, HostRef, Outcome, RunSummary } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { ServedHosts } from "../hosts/hosts.ts";
import { LOST_AFTER_MS } from "./journal.ts";
import { whatBecame } from "./whatBecame.ts";

/** One that was killed a moment before this server started counts as lost at the third look. */
const LOOK_EVERY_MS = 15_000;

const RECORD_AT_MOST = 200;

export interface InterruptionsParts {
  hosts: ServedHosts;
  runs: RunStore;
  plans: PlanStore;
  audit: Audit;
  /** Whether this server carries the run out. */
  underWay: (id: string) => boolean;
  /** Told of each run once its end is written down. Must not throw. */
  onRunEnded: (run: RunSummary) => void;
  clock: Clock;
  log: Logger;
}

/** Finds runs whose server is gone, and writes down what is known of each of their objects. They are never resumed. */
export class Interruptions {
  readonly #parts: InterruptionsParts;
  #timer: NodeJS.Timeout | null = null;
  #look: Promise<void> = Promise.resolve();

  constructor(parts: InterruptionsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#look = this.#settleLost();
    this.#timer = setInterval(() => {
      this.#look = this.#look.then(() => this.#settleLost());
    }, LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#look;
  }

  async #settleLost(): Promise<void> {
    const { runs, clock, underWay, log } = this.#parts;
    try {
      const since = new Date(clock.instant().getTime() - LOST_AFTER_MS).toISOString();
      for (const run of await runs.stale(since)) if (!underWay(run.id)) await this.#settle(run);
    } catch (error) {
      log.warn({ err: error }, "runs that were cut off could not be looked for");
    }
  }

  async #settle({ outcomes, ...run }: CleanupRun): Promise<void> {
    const { runs, audit, clock, log } = this.#parts;
    const became = await this.#whatBecame(run, outcomes);
    for (let from = 0; from < became.length; from += RECORD_AT_MOST)
      await runs.record(run.id, became.slice(from, from + RECORD_AT_MOST), []);
    await runs.end(run.id, {
      state: "interrupted",
      finishedAt: clock.instant().toISOString(),
      errors: {},
      reportedBytes: null,
      freeBytesAfter: null,
    });
    log.warn({ host: run.host.id, run: run.id, unwritten: became.length }, "a clean-up was cut off");
    await audit.record({
      who: null,
      address: null,
      action: "run.interrupted",
      result: "done",
      details: { run: run.id, host: run.host.id, startedBy: run.startedBy.id, unwritten: became.length },
    });
    const ended = await runs.find(run.id);
    if (!ended) return;
    const { outcomes: _, ...summary } = ended;
    this.#parts.onRunEnded(summary);
  }

  async #whatBecame({ plan, host }: RunSummary, known: readonly Outcome[]): Promise<Outcome[]> {
    const { plans, clock } = this.#parts;
    const found = await plans.find(plan);
    if (!found) return [];
    const engine = await this.#engineOf(host, found.engine);
    return whatBecame(found.plan, known, { engine, clock: clock.instant });
  }

  /**
   * `null` if it cannot be asked, or is not known to be the plan's: another server on this database may call its host the same, and another engine on the
   * same machine has none of its objects.
   */
  async #engineOf({ id }: HostRef, identity: string | null): Promise<Engine | null> {
    const { hosts } = this.#parts;
    if (!hosts.list().some((ref) => ref.id === id)) return null;
    const host = hosts.get(id);
    try {
      await host.info();
      return identity === host.engineIdentity ? host.engine : null;
    } catch {
      return null;
    }
  }
}
