import {
  type Actor,
  type Audit,
  type Cleanups,
  DomainError,
  type PlanStore,
  type RunStore,
} from "@dunnage/api";
import type {
  CleanupInput,
  CleanupPlan,
  CleanupRun,
  PreviewInput,
  Protection,
  RunProgress,
  RunSummary,
} from "@dunnage/api/schemas";
import { protectionsOn } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { EngineHost } from "../hosts/host.ts";
import type { ServedHosts } from "../hosts/hosts.ts";
import { Interruptions } from "./interruptions.ts";
import { Plans } from "./plans.ts";
import { newRun, RunUnderWay } from "./runUnderWay.ts";
import { Watching } from "./watching.ts";

/** How long stopping waits for objects under way. Service managers kill after 10 to 90 s. */
const STOP_GRACE_MS = 30_000;

/** Plans that were never run are forgotten a day after they were made, and looked for this often. */
const FORGET_AFTER_MS = 24 * 3_600_000;
const FORGET_EVERY_MS = 3_600_000;

export interface CleanupsParts {
  hosts: ServedHosts;
  plans: PlanStore;
  runs: RunStore;
  protections: () => Promise<Protection[]>;
  audit: Audit;
  /** Told of each run that this server carried out, or found cut off, once its end is written down. Must not throw. */
  onRunEnded: (run: RunSummary) => void;
  clock: Clock;
  log: Logger;
}

/** Plans, and the runs that carry them out, in the background: whoever asked for one may go away. */
export class ServerCleanups implements Cleanups {
  readonly #parts: CleanupsParts;
  readonly #plans: Plans;
  readonly #watching: Watching;
  readonly #interruptions: Interruptions;
  readonly #underWay = new Map<string, RunUnderWay>();
  /** What stopping waits for: runs, and what is about to become one. */
  readonly #busy = new Set<Promise<unknown>>();
  #stopping = false;
  #forgetting: NodeJS.Timeout | null = null;

  constructor(parts: CleanupsParts) {
    const { hosts, plans, clock, runs, log } = parts;
    this.#parts = parts;
    this.#plans = new Plans({ hosts, store: plans, clock });
    this.#watching = new Watching({ store: runs, log, underWay: (id) => this.#underWay.get(id)?.progress });
    this.#interruptions = new Interruptions({ ...parts, underWay: (id) => this.#underWay.has(id) });
  }

  /** Looks after what earlier servers left behind: runs that were cut off, plans that nobody ran. */
  start(): void {
    this.#interruptions.start();
    void this.#forgetPlans();
    this.#forgetting = setInterval(() => void this.#forgetPlans(), FORGET_EVERY_MS).unref();
  }

  preview(input: PreviewInput, by: Actor, signal?: AbortSignal): Promise<CleanupPlan> {
    return this.#plans.preview(input, by, signal);
  }

  async run(input: CleanupInput, by: Actor): Promise<CleanupRun> {
    const run = await this.#keptBusyBy(this.#begin(input, by));
    if (input.wait !== false) await run.ended;
    return run.progress.run;
  }

  async cancel(id: string): Promise<RunSummary> {
    const here = this.#underWay.get(id);
    if (here) {
      here.abort("cancelled");
      return here.progress.summary;
    }
    const { runs, clock } = this.#parts;
    // The server that carries it out hears of it when it next writes down how it goes on.
    const asked = await runs.askToEnd(id, clock.instant().toISOString());
    const run = await runs.find(id);
    if (!run) throw new DomainError("run_not_found", id);
    if (!asked) throw new DomainError("run_not_running", id);
    const { outcomes: _, ...summary } = run;
    return summary;
  }

  watch(id: string, seen: number, signal: AbortSignal | undefined): AsyncIterable<RunProgress> {
    return this.#watching.watch(id, seen, signal);
  }

  /**
   * Begins nothing any more. Runs finish the objects that they are at and say of the rest that they were not tried; an engine that hangs is
   * waited for only so long. What it leaves unwritten is settled by the server that starts next.
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#forgetting) clearInterval(this.#forgetting);
    for (const run of this.#underWay.values()) run.abort("stopping");
    if (this.#busy.size > 0) this.#parts.log.info("waiting for the clean-up under way");
    const { promise: patience, resolve } = Promise.withResolvers<"cut off">();
    const timer = setTimeout(() => resolve("cut off"), STOP_GRACE_MS);
    if ((await Promise.race([this.#idle(), patience])) === "cut off")
      this.#parts.log.warn("a clean-up was cut off: its end is not known");
    clearTimeout(timer);
    this.#watching.stop();
    await this.#interruptions.stop();
  }

  async #begin(input: CleanupInput, by: Actor): Promise<RunUnderWay> {
    const { runs, clock, log } = this.#parts;
    this.#refuseWhileStopping();
    const { plan, host, engine } = await this.#planFor(input, by);
    // Asked first, so that an engine that cannot be used is refused as a whole, and nothing was begun.
    const { storage } = await host.readNow();
    // Another server on this database may call its host the same, and another engine on the same machine may have answered since.
    const isAnother = engine !== null && engine !== host.engineIdentity;
    if (isAnother || plan.host.name !== host.ref.name)
      throw new DomainError("plan_of_other_host", plan.host.name);
    this.#refuseWhileStopping();
    const run = newRun(plan, by, {
      startedAt: clock.instant().toISOString(),
      freeBytesBefore: storage.freeBytes,
    });
    await runs.begin(run);
    const protections = async () => protectionsOn(host.ref.id, await this.#parts.protections());
    const { onRunEnded: onEnded } = this.#parts;
    const underWay = new RunUnderWay(run, {
      host,
      plan,
      imageStore: storage.imageStore,
      store: runs,
      protections,
      onEnded,
      clock,
      log,
    });
    if (this.#stopping) underWay.abort("stopping");
    this.#underWay.set(run.id, underWay);
    void this.#keptBusyBy(underWay.ended.finally(() => this.#underWay.delete(run.id)));
    return underWay;
  }

  async #planFor(
    input: CleanupInput,
    by: Actor,
  ): Promise<{ plan: CleanupPlan; host: EngineHost; engine: string | null }> {
    if (input.plan !== undefined) return this.#plans.toRun(input.plan, input.host);
    const host = this.#parts.hosts.get(input.host);
    // Said before a whole host is read in vain. What begins meanwhile is found out when this one is to begin.
    if (await this.#parts.runs.running(host.ref.id))
      throw new DomainError("cleanup_in_progress", host.ref.name);
    const { wait: _, plan: __, ...rules } = input;
    return { plan: await this.#plans.preview(rules, by), host, engine: host.engineIdentity };
  }

  #refuseWhileStopping(): void {
    if (this.#stopping) throw new DomainError("stopping");
  }

  async #keptBusyBy<T>(work: Promise<T>): Promise<T> {
    this.#busy.add(work);
    try {
      return await work;
    } finally {
      this.#busy.delete(work);
    }
  }

  async #idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.allSettled(this.#busy);
  }

  async #forgetPlans(): Promise<void> {
    const { plans, clock, log } = this.#parts;
    const before = new Date(clock.instant().getTime() - FORGET_AFTER_MS).toISOString();
    await plans
      .deleteUnused(before)
      .catch((error: unknown) => log.warn({ err: error }, "old plans could not be forgotten"));
  }
}
