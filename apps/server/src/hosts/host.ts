import { DomainError, type Engine, type Host } from "@dunnage/api";
import type { CleanupRun, HostRef, Rules, SystemInfo, SystemStats, User } from "@dunnage/api/schemas";
import { runCleanup } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { HostLists } from "./counts.ts";
import { DiskUsageMeter } from "./diskUsage.ts";
import { fileSystemUnder } from "./fileSystem.ts";
import { SharedRead } from "./sharedRead.ts";

/** Cheap reads reach an engine at most this often, however many browsers ask. */
const READ_EVERY_MS = 1000;

/** How long stopping waits for objects under way. Service managers kill after 10 to 90 s. */
const STOP_GRACE_MS = 30_000;

export interface HostParts {
  /** How requests and records name it. */
  id: string;
  engine: Engine;
  /** How many registries Dunnage knows. */
  countRegistries: () => Promise<number>;
  log: Logger;
  clock: Clock;
}

/** A host: its engine's answers shared among all who ask, its disk measured gently, its clean-ups one at a time. */
export class EngineHost implements Host {
  readonly #parts: HostParts;
  readonly #info: SharedRead<SystemInfo>;
  readonly #lists: HostLists;
  readonly #meter: DiskUsageMeter;
  /** What the machine calls itself; its id until its engine has been heard. */
  #name: string;
  #cleaning: Promise<CleanupRun> | null = null;
  readonly #stopping = new AbortController();

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.#name = parts.id;
    const { engine, clock, log } = parts;
    this.#info = new SharedRead(() => this.#readInfo(), READ_EVERY_MS, clock);
    this.#lists = new HostLists(engine, READ_EVERY_MS, clock);
    this.#meter = new DiskUsageMeter({
      engine,
      containers: () => this.#lists.containers(),
      clock,
      onFailure: (kind, error) =>
        log.warn({ host: parts.id, kind, err: error }, "disk usage could not be measured"),
    });
  }

  get ref(): HostRef {
    return { id: this.#parts.id, name: this.#name };
  }

  info(): Promise<SystemInfo> {
    return this.#info.get();
  }

  async stats({ refresh }: { refresh: boolean }): Promise<SystemStats> {
    // The counts first: they say within 5 s whether the engine answers at all, and a dead one is not worth measuring.
    const [counts, totalRegistries] = await Promise.all([this.#count(), this.#parts.countRegistries()]);
    const usage = await this.#meter.read(refresh);
    return { host: this.ref, ...counts, totalRegistries, ...usage };
  }

  async cleanup(rules: Rules, startedBy: User): Promise<CleanupRun> {
    if (this.#stopping.signal.aborted) throw new DomainError("stopping");
    if (this.#cleaning) throw new DomainError("cleanup_in_progress", this.ref.name);
    this.#cleaning = this.#clean(rules, startedBy);
    try {
      return await this.#cleaning;
    } finally {
      this.#cleaning = null;
      this.#lists.expire();
      this.#meter.expire();
    }
  }

  /**
   * Begins nothing any more. The clean-up under way finishes the objects that it is at and says of the rest that they were not tried; an engine
   * that hangs is waited for only so long, and then the log says that the end is not known.
   */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#meter.abandon();
    if (!this.#cleaning) return;
    const { log, id } = this.#parts;
    log.info({ host: id }, "waiting for the clean-up under way");
    const ended = this.#cleaning.then(
      () => true,
      () => true,
    );
    const { promise: patience, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), STOP_GRACE_MS);
    if (!(await Promise.race([ended, patience])))
      log.warn({ host: id }, "a clean-up was cut off: its end is not known");
    clearTimeout(timer);
  }

  async #count() {
    try {
      return await this.#lists.counts();
    } catch (error) {
      // What does not answer a cheap question does not measure either: the measurement starts anew when it is back.
      this.#meter.abandon();
      throw error;
    }
  }

  async #clean(rules: Rules, startedBy: User): Promise<CleanupRun> {
    const { engine, log, clock } = this.#parts;
    // Asked first, so that an engine that cannot be used is refused as a whole, and nothing was begun.
    await this.#readInfo();
    const id = crypto.randomUUID();
    const runLog = log.child({ host: this.ref.id, run: id });
    runLog.info({ user: startedBy.id, rules }, "clean-up started");
    const result = await runCleanup({
      engine,
      rules,
      signal: this.#stopping.signal,
      clock: clock.instant,
      freeBytes: async () => (await this.#readInfo()).storage.freeBytes,
      onDefect: (error) => runLog.error({ err: error }, "a defect of Dunnage's own in a clean-up"),
    });
    runLog.info(
      { state: result.state, kinds: result.kinds, removedBytes: result.removedBytes },
      "clean-up ended",
    );
    return { id, host: this.ref, startedBy: { id: startedBy.id, name: startedBy.name }, ...result };
  }

  async #readInfo(): Promise<SystemInfo> {
    const { engine, clock } = this.#parts;
    const info = await engine.info();
    this.#name = info.machine.name;
    const fileSystem = await fileSystemUnder(info.address, info.storage.rootFolder);
    return {
      host: this.ref,
      ...info,
      storage: { ...info.storage, ...fileSystem },
      readAt: clock.instant().toISOString(),
    };
  }
}
