import type { Actor, NewRun, RunEnd, RunStore } from "@dunnage/api";
import {
  type CleanupPlan,
  ObjectKind,
  type Protection,
  type RunSummary,
  type SystemInfo,
} from "@dunnage/api/schemas";
import { begun, type CarriedOut, carryOut, stateOf } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { EngineHost } from "../hosts/host.ts";
import { Journal } from "./journal.ts";
import { Progress } from "./progress.ts";

export interface RunParts {
  host: EngineHost;
  plan: CleanupPlan;
  /** How the engine stores its images, and build cache with them. */
  imageStore: SystemInfo["storage"]["imageStore"];
  store: RunStore;
  /** Those of this host. */
  protections: () => Promise<Protection[]>;
  /** Told when its end is written down. Must not throw. */
  onEnded: (run: RunSummary) => void;
  clock: Clock;
  log: Logger;
}

/** A run that this server carries out, from when the database has it as running until it has its end. */
export class RunUnderWay {
  readonly id: string;
  readonly progress: Progress;
  /** Never rejects. */
  readonly ended: Promise<void>;
  readonly #parts: RunParts;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  readonly #journal: Journal;

  constructor(run: NewRun, parts: RunParts) {
    this.id = run.id;
    this.#parts = parts;
    this.#log = parts.log.child({ host: run.host.id, run: run.id });
    this.progress = new Progress({ ...begun(run), outcomes: [] });
    this.#journal = new Journal({
      run: run.id,
      store: parts.store,
      clock: parts.clock,
      log: this.#log,
      onLongSilence: () => void this.#endIfTakenOver(),
      onAskedToEnd: () => this.abort("cancelled"),
    });
    this.ended = this.#run().catch((error: unknown) => {
      this.#log.fatal({ err: error }, "a defect of Dunnage's own cut a clean-up off");
      this.#journal.abandon();
    });
  }

  /** Begins nothing any more; what is under way is finished. */
  abort(why: "cancelled" | "stopping"): void {
    this.#abort.abort(why);
  }

  async #run(): Promise<void> {
    const { host, clock } = this.#parts;
    const { startedBy, rules, planned } = this.progress.summary;
    this.#log.info({ user: startedBy.id, rules, planned }, "clean-up started");
    await this.#parts.host.use.look();
    const carried = await this.#carryOut();
    host.expire();
    const end: RunEnd = {
      ...carried,
      state: stateOf(this.progress.outcomes, carried),
      finishedAt: clock.instant().toISOString(),
      freeBytesAfter: this.#settlesLater ? null : await host.freeBytes(),
    };
    // Watchers hear of the end when it is written down, so that whoever looks the run up then finds the same.
    const written = await this.#journal.end(end);
    this.progress.end(end);
    this.#parts.onEnded(this.progress.summary);
    const { state, kinds, removedBytes } = this.progress.summary;
    this.#log.info({ state, kinds, removedBytes }, "clean-up ended");
    if (written && this.#settlesLater) void this.#settle();
  }

  /** containerd takes away what nothing refers to any more in its own time, and that may be after the last removal has been answered. */
  get #settlesLater(): boolean {
    const { images, buildCache } = this.progress.summary.kinds;
    return this.#parts.imageStore === "containerd" && Boolean(images?.removed || buildCache?.removed);
  }

  async #settle(): Promise<void> {
    const { host, store } = this.#parts;
    try {
      const free = await host.settledFreeBytes();
      if (free !== null) await store.settle(this.id, free);
    } catch (error) {
      this.#log.warn({ err: error }, "what a clean-up freed on the disk could not be written down");
    }
  }

  #carryOut(): Promise<CarriedOut> {
    const { host, plan, protections, clock } = this.#parts;
    return carryOut({
      engine: host.engine,
      plan,
      run: this.id,
      protections,
      lists: host.lists.known,
      clock: clock.instant,
      lastUsedAt: (key) => host.use.lastUsedAt(key),
      recordable: () => this.#journal.recordable(),
      signal: this.#abort.signal,
      onOutcome: (outcome, receipt) => {
        this.#journal.add(outcome, receipt);
        this.progress.add(outcome);
      },
      onDefect: (error) => this.#log.error({ err: error }, "a defect of Dunnage's own in a clean-up"),
    });
  }

  /** Another server may have taken this run for interrupted, and begun the next one. */
  async #endIfTakenOver(): Promise<void> {
    try {
      const running = await this.#parts.store.running(this.#parts.host.ref.id);
      if (running?.id === this.id) return;
      this.#log.error("the database no longer has this clean-up as running, so it ends");
      this.abort("stopping");
    } catch (error) {
      this.#log.error({ err: error }, "whether this clean-up still counts as running could not be read");
    }
  }
}

/** A run at its beginning, as it is to be written down. */
export function newRun(
  plan: CleanupPlan,
  by: Actor,
  at: Pick<NewRun, "startedAt" | "freeBytesBefore">,
): NewRun {
  const plannedByKind: NewRun["plannedByKind"] = {};
  for (const kind of ObjectKind.options) {
    const planned = plan.items.filter((item) => item.kind === kind).length;
    if (planned > 0) plannedByKind[kind] = planned;
  }
  return {
    id: crypto.randomUUID(),
    host: plan.host,
    plan: plan.id,
    rules: plan.rules,
    startedBy: by.user,
    startedFrom: { ...by.client, token: by.token },
    planned: plan.items.length,
    plannedByKind,
    predictedBytes: plan.total.bytes,
    ...at,
  };
}
