import type { Audit, PlanStore, RunStore } from "@dunnage/api";
import type { CleanupRun, Outcome, RunSummary } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { ServedHosts } from "../hosts/hosts.ts";
import { Afterwards } from "./afterwards.ts";
import { engineOf } from "./engineOf.ts";
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

/** Finds runs whose server is gone or whose engine hung, and writes down what is known of each of their objects. They are never resumed. */
export class Interruptions {
  readonly #parts: InterruptionsParts;
  #timer: NodeJS.Timeout | null = null;
  #look: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();
  readonly #afterwards: Afterwards;

  constructor(parts: InterruptionsParts) {
    this.#parts = parts;
    this.#afterwards = new Afterwards({ ...parts, signal: this.#stopping.signal });
  }

  start(): void {
    const look = async () => {
      await this.#settleLost();
      await this.#afterwards.look();
    };
    this.#look = look();
    this.#timer = setInterval(() => {
      this.#look = this.#look.then(look);
    }, LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stopping.abort();
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
    const { plans, hosts, clock } = this.#parts;
    const found = await plans.find(plan);
    if (!found) return [];
    const engine = await engineOf(host, found.engine, hosts);
    return whatBecame(found.plan, known, { engine, clock: clock.instant });
  }
}
