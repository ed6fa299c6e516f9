import type { EngineEvent, SightingStore } from "@dunnage/api";
import { type Inventory, sightingsIn } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";
import type { HostLists } from "./hostLists.ts";
import { changesUse, imagesCalled, type Lists, tellsOfRunning, usedBy } from "./lists.ts";
import { type Seen, Sightings } from "./sightings.ts";

/** Without an event the lists are looked at this often: events may be missed while the engine or the connection to it is away. */
const LOOK_EVERY_MS = 60_000;
/** With events, no more often than this, and no sooner than ten times what the last look took. */
const LOOK_AT_MOST_EVERY_MS = 5000;
/** The first look waits so long for events to be heard: what is listed before would have to be listed again, and on a big host that takes seconds. */
const FIRST_LOOK_WITHIN_MS = 1000;
const REST_FACTOR = 10;

const WRITE_EVERY_MS = 10_000;

/** More than that is no delay but a clock that is wrong. */
const LATE_AT_MOST_MS = 60_000;

export interface TrackerParts {
  /** The host's id. */
  host: string;
  lists: HostLists;
  /** Whether the engine is on this machine. */
  sameClock: boolean;
  store: SightingStore;
  clock: Clock;
  /** Names the host in each line. */
  log: Logger;
}

/** Watches a host, so that "unused for" can mean what it says: when each object was first seen and last used. */
export class SightingsTracker {
  readonly #parts: TrackerParts;
  readonly #stopping = new AbortController();
  #sightings: Sightings;
  #lists: Lists = { containers: [], images: [], volumes: [], networks: [] };
  /** Volumes and networks that containers were given, by the container: mounted and connected, before they start too. */
  readonly #given = new Map<string, Seen[]>();
  /** Containers that something happened to since the last look, and when the last of it was. */
  #stirred = new Map<string, string>();
  /** What containers that have run since the last look call their images, and when: such a container may be gone before anybody looks. */
  #ranFrom = new Map<string, string>();
  /** Aborted when there is a reason to look. */
  #reason = new AbortController();
  #unwritable = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(parts: TrackerParts) {
    this.#parts = parts;
    this.#sightings = new Sightings([], this.#now());
  }

  get sightings(): Pick<Sightings, "byKey" | "watchedSince"> {
    return this.#sightings;
  }

  /** When an object, by its key, was last seen in use. */
  lastUsedAt(key: string): string | null {
    return this.#sightings.byKey.get(key)?.lastUsedAt ?? null;
  }

  /** Goes on from what is kept, and begins to watch. */
  async start(): Promise<void> {
    const { store, host } = this.#parts;
    this.#sightings = new Sightings(await store.of(host), this.#now());
    this.#work = Promise.all([this.#lookAgain(), this.#writeAgain()]);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work;
    await this.#write();
  }

  /** Takes over what somebody else has read. What is not in it may be there all the same. */
  saw({ containers, images, volumes, networks }: Pick<Inventory, keyof Lists>): void {
    this.#sightings.saw(sightingsIn(containers, images, volumes, networks), this.#now());
  }

  hear(event: EngineEvent): void {
    if (!changesUse(event)) return;
    const { kind, id, containerId, action } = event;
    const at = this.#atOf(event);
    if (tellsOfRunning(event)) {
      this.#stirred.set(id, at);
      if (event.image) this.#ranFrom.set(event.image, at);
      // What it was given before it started: it may be gone before anybody looks.
      this.#sightings.saw(this.#given.get(id) ?? [], at);
    } else if (kind !== null && containerId !== null) {
      const given = { key: `${kind}/${id}`, kind, id, used: true };
      const before = this.#given.get(containerId) ?? [];
      if (before.every(({ key }) => key !== given.key)) this.#given.set(containerId, [...before, given]);
    }
    if (kind === "containers" && action === "destroy") this.#given.delete(id);
    this.lookSoon();
  }

  /** Something may have changed. */
  lookSoon(): void {
    this.#reason.abort("something happened"); // without a reason an error would be made of each event
  }

  async #lookAgain(): Promise<void> {
    const { clock } = this.#parts;
    await this.#pause(FIRST_LOOK_WITHIN_MS, this.#reason.signal);
    while (!this.#stopping.signal.aborted) {
      this.#reason = new AbortController();
      const startedMs = clock.elapsedMs();
      await this.look();
      const restMs = Math.max(LOOK_AT_MOST_EVERY_MS, (clock.elapsedMs() - startedMs) * REST_FACTOR);
      await this.#pause(restMs);
      await this.#pause(LOOK_EVERY_MS - restMs, this.#reason.signal);
    }
  }

  /** Looks at what there is and what uses it, and at what has happened to containers since the last look. */
  async look(): Promise<void> {
    const { lists, log } = this.#parts;
    const stirred = this.#stirred;
    this.#stirred = new Map();
    const ranFrom = this.#ranFrom;
    this.#ranFrom = new Map();
    // What a container held that is gone by now is known from the last look.
    this.#use(stirred);
    try {
      const listed = await Promise.all([
        lists.containers.get(),
        lists.images.get(),
        lists.volumes.get(),
        lists.networks.get(),
      ]);
      const [{ items: containers }, { items: images }, { items: volumes }, { items: networks }] = listed;
      this.#lists = { containers, images, volumes, networks };
      // A list that rests may be from before it happened: the next one tells what was used.
      const oldest = new Date(Math.min(...listed.map(({ at }) => at.getTime()))).toISOString();
      for (const [id, at] of stirred) if (at >= oldest && !this.#stirred.has(id)) this.#stirred.set(id, at);
      const seen = sightingsIn(containers, images, volumes, networks);
      this.#sightings.saw(seen, this.#now());
      this.#sightings.keepOnly(seen);
      for (const [name, at] of ranFrom) this.#sightings.saw(imagesCalled(name, images), at);
      this.#use(stirred);
    } catch (error) {
      this.#ranFrom = new Map([...ranFrom, ...this.#ranFrom]);
      // Nothing is taken to be gone because it could not be read. Who asks for something of the host is told why it cannot be had.
      log.debug({ err: error }, "could not look at the host");
    }
  }

  #use(stirred: ReadonlyMap<string, string>): void {
    for (const [at, ids] of together(stirred)) this.#sightings.saw(usedBy(this.#lists, ids), at);
  }

  async #writeAgain(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#pause(WRITE_EVERY_MS);
      await this.#write();
    }
  }

  async #write(): Promise<void> {
    const { store, host, log } = this.#parts;
    const taken = this.#sightings.takeUnwritten();
    try {
      if (taken.forgotten.length > 0) await store.forget(host, taken.forgotten);
      if (taken.sightings.length > 0) await store.record(host, taken.sightings);
      this.#unwritable = false;
    } catch (error) {
      this.#sightings.giveBack(taken);
      if (!this.#unwritable) log.warn({ err: error }, "what was seen of the host could not be written down");
      this.#unwritable = true;
    }
  }

  /** Ends early when watching ends, or when `also` says so. */
  async #pause(ms: number, also?: AbortSignal): Promise<void> {
    const { signal } = this.#stopping;
    const either = also ? AbortSignal.any([signal, also]) : signal;
    await sleep(Math.max(ms, 0), either);
  }

  /** By this machine's clock: the engine's may be another's, and wrong. Over a socket it is the same one, and tells of what is heard late when it was. */
  #atOf(event: EngineEvent): string {
    const now = this.#now();
    const lateMs = Date.parse(now) - Date.parse(event.at);
    return this.#parts.sameClock && lateMs >= 0 && lateMs <= LATE_AT_MOST_MS ? event.at : now;
  }

  #now(): string {
    return this.#parts.clock.instant().toISOString();
  }
}

/** Where so many containers were stirred, each one's own instant is not worth a look at all that it may have used: then the latest stands for all. */
const MOST_APART = 50;

/** Containers by the instant at which they were last stirred. */
function together(stirred: ReadonlyMap<string, string>): Iterable<[string, Set<string>]> {
  const latest = [...stirred.values()].reduce((a, b) => (a > b ? a : b), "");
  const byInstant = Map.groupBy(stirred, ([, at]) => (stirred.size > MOST_APART ? latest : at));
  return [...byInstant].map(([at, entries]) => [at, new Set(entries.map(([id]) => id))]);
}
