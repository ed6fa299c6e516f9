import { DomainError, type Engine, type Host } from "@dunnage/api";
import type { DiskUsage, HostRef, Protection, SystemInfo, SystemStats } from "@dunnage/api/schemas";
import {
  accountFor,
  type Inventory,
  type Knowledge,
  protectionsOn,
  readInventory,
  staysBy,
} from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { HostLists } from "./counts.ts";
import { DiskUsageMeter } from "./diskUsage.ts";
import { fileSystemUnder } from "./fileSystem.ts";
import { usedBy } from "./lists.ts";
import { type Reading, Readings } from "./readings.ts";
import { SharedRead } from "./sharedRead.ts";
import type { SightingsTracker } from "./sightingsTracker.ts";

/** Cheap reads reach an engine at most this often, however many browsers ask. */
const READ_EVERY_MS = 1000;

export interface HostParts {
  /** How requests and records name it. */
  id: string;
  engine: Engine;
  tracker: SightingsTracker;
  /** The container that Dunnage runs in, if it does. */
  ownContainer: string | null;
  protections: () => Promise<Protection[]>;
  /** How many registries Dunnage knows. */
  countRegistries: () => Promise<number>;
  log: Logger;
  clock: Clock;
}

/** A host: its engine's answers shared among all who ask, its disk measured gently. */
export class EngineHost implements Host {
  readonly #parts: HostParts;
  readonly #info: SharedRead<SystemInfo>;
  readonly #lists: HostLists;
  readonly #meter: DiskUsageMeter;
  readonly #readings: Readings;
  readonly #stopping = new AbortController();
  /** What the machine calls itself; its id until its engine has been heard. */
  #name: string;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.#name = parts.id;
    const { engine, clock, log } = parts;
    this.#info = new SharedRead(() => this.readNow(), READ_EVERY_MS, clock);
    this.#lists = new HostLists(engine, READ_EVERY_MS, clock);
    this.#readings = new Readings((stopTimes) => this.#read(stopTimes), clock);
    this.#meter = new DiskUsageMeter({
      engine,
      containers: () => this.#lists.containers(),
      stays: async () => staysBy(protectionsOn(parts.id, await parts.protections())),
      clock,
      onFailure: (kind, error) =>
        log.warn({ host: parts.id, kind, err: error }, "disk usage could not be measured"),
    });
  }

  get ref(): HostRef {
    return { id: this.#parts.id, name: this.#name };
  }

  get engine(): Engine {
    return this.#parts.engine;
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

  async usage({ refresh }: { refresh: boolean }): Promise<DiskUsage> {
    const { inventory } = await this.#readings.recent({ refresh });
    return { host: this.ref, ...accountFor(inventory, await this.knowledge(inventory)) };
  }

  /** What `info` answers, read for this call alone. */
  async readNow(): Promise<SystemInfo> {
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

  /** Free bytes of the file system under the engine's root folder; `null` where they cannot be seen now. */
  async freeBytes(): Promise<number | null> {
    try {
      return (await this.readNow()).storage.freeBytes;
    } catch {
      return null;
    }
  }

  /** All objects as they are now. Throws EngineError if the engine cannot be used. */
  reading(options: { stopTimes: boolean }): Promise<Reading> {
    return this.#readings.fresh(options);
  }

  /** What Dunnage itself knows of the objects of a reading, and what people said of them up to now. */
  async knowledge(inventory: Inventory): Promise<Knowledge> {
    const { id, tracker, ownContainer, protections, clock } = this.#parts;
    const own = ownContainer === null ? [] : usedBy(inventory, new Set([ownContainer]));
    return {
      host: id,
      protections: await protections(),
      own: new Set(own.map(({ key }) => key)),
      sightings: tracker.sightings.byKey,
      watchedSince: tracker.sightings.watchedSince,
      now: clock.instant(),
    };
  }

  /** After a clean-up: what was read before it is no longer so. */
  expire(): void {
    this.#lists.expire();
    this.#meter.expire();
    this.#readings.expire();
  }

  /** Ends what is being read and watched, and keeps what was seen. */
  async stop(): Promise<void> {
    this.#stopping.abort(new DomainError("stopping"));
    this.#meter.abandon();
    await this.#parts.tracker.stop();
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

  async #read(stopTimes: boolean): Promise<Inventory> {
    const { engine, clock, tracker } = this.#parts;
    // First, since what is made of a reading names the host, and it is known by name from here on.
    await this.info();
    const { signal } = this.#stopping;
    const inventory = await readInventory(engine, { stopTimes, signal, clock: clock.instant });
    tracker.saw(inventory);
    return inventory;
  }
}
