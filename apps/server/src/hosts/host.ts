import { DomainError, type Engine, type EngineEvent, type Host, reportOf } from "@dunnage/api";
import {
  type HostChange,
  type HostDisk,
  type HostRef,
  ObjectKind,
  type SystemInfo,
  type SystemStats,
} from "@dunnage/api/schemas";
import {
  accountFor,
  type Inventory,
  type Knowledge,
  objectBytes,
  protectionsOn,
  readInventory,
  staysBy,
  usageSample,
} from "@dunnage/cleanup";
import { DiskUsageMeter } from "./diskUsage.ts";
import { fileSystemUnder } from "./fileSystem.ts";
import { HostEvents } from "./hostEvents.ts";
import { HostLists } from "./hostLists.ts";
import type { HostParts } from "./hostParts.ts";
import { HostWatch } from "./hostWatch.ts";
import { knowledgeOf } from "./knowledgeOf.ts";
import { changesUse } from "./lists.ts";
import { type Reading, Readings } from "./readings.ts";
import { settledFreeBytes } from "./settledFreeBytes.ts";
import { SharedRead } from "./sharedRead.ts";
import { SightingsTracker } from "./sightingsTracker.ts";
import { UsageLooks } from "./usageLooks.ts";
import { UsageSampler } from "./usageSampler.ts";
import { WholeDisk } from "./wholeDisk.ts";

/** Cheap reads reach an engine at most this often, however many browsers ask. */
const READ_EVERY_MS = 1000;
/** Less often than while somebody watches: then any number of people who look at the disk cost the engine nothing beyond that. */
const READ_FOR_DISK_EVERY_MS = 15_000;

/** A host: its engine's answers shared among all who ask, its disk measured gently. */
export class EngineHost implements Host {
  readonly #parts: HostParts;
  readonly #info: SharedRead<SystemInfo>;
  readonly lists: HostLists;
  /** When its objects were last in use. */
  readonly use: SightingsTracker;
  readonly #watch: HostWatch;
  readonly #meter: DiskUsageMeter;
  readonly #disk: WholeDisk;
  readonly #readings: Readings;
  readonly #looks: UsageLooks;
  readonly #sampler: UsageSampler;
  readonly #events: HostEvents;
  readonly #stopping = new AbortController();
  #heard = false;
  /** What the machine calls itself; its id until its engine has been heard. */
  #name: string;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.#name = parts.id;
    const { engine, clock, log } = parts;
    this.#info = new SharedRead(() => this.readNow(), READ_EVERY_MS, clock);
    this.lists = new HostLists(engine, clock, this.#stopping.signal);
    this.use = new SightingsTracker({
      host: parts.id,
      lists: this.lists,
      sameClock: engine.address.startsWith("unix:"),
      store: parts.sightings,
      clock,
      log: log.child({ host: parts.id }),
    });
    this.#events = new HostEvents({
      engine,
      onHeard: (heard) => this.#hear(heard),
      onEvent: (event) => this.#tell(event),
      signal: this.#stopping.signal,
      clock,
      log: log.child({ host: parts.id }),
    });
    this.#watch = new HostWatch({
      now: () => this.#now(),
      dueInMs: () => this.lists.countsDueInMs(),
      settled: () => this.#meter.nextSettled(),
      clock,
    });
    this.#readings = new Readings({
      read: (stopTimes, signal) => this.#read(stopTimes, AbortSignal.any([signal, this.#stopping.signal])),
      heard: () => this.#heard,
      clock,
    });
    this.#looks = new UsageLooks({
      ref: () => this.ref,
      readings: this.#readings,
      knowledge: (inventory) => this.knowledge(inventory),
      clock,
    });
    this.#sampler = new UsageSampler({
      host: parts.id,
      take: () => this.takeSample(),
      store: parts.usageSamples,
      settings: parts.settings,
      firstAfterMs: parts.firstSampleAfterMs,
      clock,
      log: log.child({ host: parts.id }),
    });
    this.#meter = new DiskUsageMeter({
      engine,
      lists: this.lists,
      stays: async () => staysBy(protectionsOn(parts.id, await parts.protections())),
      heard: () => this.#heard,
      clock,
      onFailure: (kind, error) =>
        log.warn({ host: parts.id, kind, err: error }, "disk usage could not be measured"),
    });
    this.#disk = new WholeDisk({
      info: (refresh) => this.#info.get(refresh ? READ_EVERY_MS : READ_FOR_DISK_EVERY_MS),
      containers: this.lists.known.containers,
      inContainer: parts.ownContainer !== null,
      usage: (refresh) => this.#meter.read(refresh),
      spaceUnder: parts.spaceUnder,
      clock,
      onFailure: (error) => log.warn({ host: parts.id, err: error }, "the disk could not be looked at"),
    });
  }

  /** Goes on from what is kept, and begins to watch. */
  async start(): Promise<void> {
    await this.use.start();
    this.#sampler.start();
    this.#events.listen();
  }

  get ref(): HostRef {
    return { id: this.#parts.id, name: this.#name };
  }

  /** What tells its engine from another at the same address, as far as it has been heard. */
  get engineIdentity(): string {
    return this.#events.identity ?? "";
  }

  get engine(): Engine {
    return this.#parts.engine;
  }

  info: Host["info"] = () => this.#info.get();

  async stats({ refresh }: { refresh: boolean }): Promise<SystemStats> {
    // The counts first: they say within 5 s whether the engine answers at all, and a dead one is not worth measuring.
    const counts = await this.#count();
    return { host: this.ref, ...counts, ...(await this.#meter.read(refresh)) };
  }

  usage: Host["usage"] = (options) => this.#looks.usage(options);
  layers: Host["layers"] = (image, options) => this.#looks.layers(image, options);
  projects: Host["projects"] = (options) => this.#looks.projects(options);
  project: Host["project"] = (name, options) => this.#looks.project(name, options);

  async disk({ refresh }: { refresh: boolean }): Promise<HostDisk> {
    return { host: this.ref, ...(await this.#disk.read(refresh)) };
  }

  history: Host["history"] = async (span) => ({ host: this.ref, ...(await this.#sampler.history(span)) });
  objectHistory: Host["objectHistory"] = async (asked) =>
    this.#sampler.objectHistory(asked).then((told) => ({ host: this.ref, ...told }));

  /** What is known now, then what changed, as it changes, until `signal` says so. `seen`: the id of the last that was taken. */
  watch: Host["watch"] = (seen, signal) => this.#watch.watch(seen, signal);

  /** What is set has changed. */
  resettle(): void {
    this.#sampler.resettle();
  }

  /** What `info` answers, read for this call alone. */
  async readNow(): Promise<SystemInfo> {
    const { engine, clock, spaceUnder } = this.#parts;
    const info = await engine.info();
    this.#name = info.machine.name;
    if (this.#events.isAnother(info) && !this.#stopping.signal.aborted) {
      this.#hear(false);
      this.expire();
      this.#events.listen();
    }
    const fileSystem = await fileSystemUnder(info.address, info.storage.rootFolder, spaceUnder);
    return {
      host: this.ref,
      ...info,
      storage: { ...info.storage, ...fileSystem },
      readAt: clock.instant().toISOString(),
    };
  }

  /** Free bytes of the file system under the engine's root folder; `null` where they cannot be seen now. */
  freeBytes(): Promise<number | null> {
    const now = this.readNow();
    return now.then(({ storage }) => storage.freeBytes).catch(() => null);
  }

  /** The same once it no longer becomes more, a while after a clean-up; `null` too when the host is stopped meanwhile. */
  settledFreeBytes(): Promise<number | null> {
    return settledFreeBytes(() => this.freeBytes(), this.#stopping.signal);
  }

  /** All objects as they are now. Throws EngineError if the engine cannot be used. */
  reading(options: Parameters<Readings["fresh"]>[0]): Promise<Reading> {
    return this.#readings.fresh(options);
  }

  /** What Dunnage itself knows of the objects of a reading, and what people said of them up to now. */
  knowledge(inventory: Inventory): Promise<Knowledge> {
    return knowledgeOf(inventory, this.#parts, this.use.sightings);
  }

  /** After a clean-up: what was read before it is no longer so. */
  expire(): void {
    this.#info.expire();
    this.lists.expire();
    this.#meter.expire();
    this.#disk.expire();
    this.#readings.expire();
    for (const kind of ObjectKind.options) this.#watch.stir(kind);
  }

  /** Ends what is being read and watched, and keeps what was seen. */
  async stop(): Promise<void> {
    this.#watch.stop();
    this.#stopping.abort(new DomainError("stopping"));
    this.#meter.abandon();
    this.#disk.abandon();
    await Promise.all([this.use.stop(), this.#sampler.stop(), this.#events.ended()]);
  }

  /** What takes the disk now. `tookMs`: what that cost the engine. */
  async takeSample() {
    const { inventory, tookMs } = await this.#readings.recent({ refresh: false });
    const { storage } = await this.info();
    const account = accountFor(inventory, await this.knowledge(inventory));
    return { sample: usageSample(account, storage), objects: objectBytes(account.objects), tookMs };
  }

  async #count() {
    try {
      // Lists that events keep true say nothing of an engine that hangs.
      const [counts, totalRegistries] = await Promise.all([
        this.lists.counts(),
        this.#parts.countRegistries(),
        this.info(),
      ]);
      return { ...counts, totalRegistries };
    } catch (error) {
      // What does not answer a cheap question does not measure either: the measurement starts anew when it is back.
      this.#meter.abandon();
      throw error;
    }
  }

  async #read(stopTimes: boolean, signal: AbortSignal): Promise<Inventory> {
    const { engine, clock } = this.#parts;
    // First, since what is made of a reading names the host, and it is known by name from here on.
    await this.info();
    const inventory = await this.lists.reading((lists) =>
      readInventory(engine, { stopTimes, signal, clock: clock.instant, lists }),
    );
    this.use.saw(inventory);
    return inventory;
  }

  #hear(heard: boolean): void {
    this.#heard = heard;
    this.lists.hear(heard);
    this.use.lookSoon();
    this.#readings.touch();
    for (const kind of ObjectKind.options) this.#watch.stir(kind);
  }

  #tell(event: EngineEvent): void {
    const changed = this.lists.tell(event);
    this.use.hear(event);
    if (changesUse(event)) this.#readings.touch();
    if (changed === null) return;
    this.#meter.touch(changed);
    if (changed === "containers") this.#disk.touch();
    this.#watch.stir(changed);
  }

  async #now(): Promise<Omit<HostChange, "changed">> {
    const now = { host: this.ref, at: this.#parts.clock.instant().toISOString() };
    try {
      const [counts, info] = await Promise.all([this.#count(), this.info()]);
      const stats = { host: this.ref, ...counts, ...this.#meter.glance() };
      return { ...now, host: this.ref, info, stats, trouble: null };
    } catch (error) {
      return { ...now, info: null, stats: null, trouble: reportOf(error) };
    }
  }
}
