import type { Inventory } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";

/** A reading to look at serves for so many times what it took, so that reading never fills a host's time. */
const REST_FACTOR = 10;
const KEPT_AT_LEAST_MS = 1000;
/** While the engine's events are heard and tell of no change, it serves so long: what is written into objects tells nothing. */
const UNCHANGED_MS = 60_000;
/** How long somebody who would do with an older one waits for one that is under way: small hosts are read by then. */
const PATIENCE_MS = 200;

/** One reading of a host. */
export interface Reading {
  inventory: Inventory;
  /** Whether it tells when each stopped container stopped. */
  stopTimes: boolean;
  tookMs: number;
}

/** A reading to look at, and how it stands. */
export interface Look {
  inventory: Inventory;
  /** The host is known to have changed since. */
  outdated: boolean;
  /** Another one is under way. */
  reading: boolean;
  /** For so long no other one is begun, unless a person asks. */
  restsForMs: number;
}

interface Flight {
  reading: Promise<Reading>;
  stopTimes: boolean;
}

interface Kept {
  reading: Reading;
  startedMs: number;
  restsUntilMs: number;
}

export interface ReadingsParts {
  read: (stopTimes: boolean) => Promise<Inventory>;
  /** Whether the engine's events are heard now, so that a change is known of. */
  heard: () => boolean;
  clock: Clock;
}

/** A host's readings: at most one of a sort under way, shared by all who ask meanwhile. */
export class Readings {
  readonly #parts: ReadingsParts;
  #flight: Flight | null = null;
  #last: Kept | null = null;
  #failed = false;
  #changedMs = Number.NEGATIVE_INFINITY;

  constructor(parts: ReadingsParts) {
    this.#parts = parts;
  }

  /** To decide by: one that is under way, or a new one. */
  fresh({ stopTimes }: { stopTimes: boolean }): Promise<Reading> {
    if (this.#flight && (this.#flight.stopTimes || !stopTimes)) return this.#flight.reading;
    const flight: Flight = { stopTimes, reading: this.#start(stopTimes, () => this.#flight === flight) };
    this.#flight = flight;
    const landed = (failed: boolean) => {
      if (this.#flight !== flight) return;
      this.#flight = null;
      this.#failed = failed;
    };
    flight.reading.then(
      () => landed(false),
      () => landed(true),
    );
    return flight.reading;
  }

  /** To look at: the last one while it is good, unless a person wants a new one. */
  async recent({ refresh }: { refresh: boolean }): Promise<Reading> {
    return !refresh && this.#last && this.#isGood(this.#last)
      ? this.#last.reading
      : this.fresh({ stopTimes: false });
  }

  /** As `recent`, with how it stands. `known`: the last one will do, while another is made. */
  async look({ refresh, known }: { refresh: boolean; known: boolean }): Promise<Look> {
    const { inventory } = await (known && !refresh ? this.#known() : this.recent({ refresh }));
    const last = this.#last?.reading.inventory === inventory ? this.#last : null;
    const restsForMs = last ? last.restsUntilMs - this.#parts.clock.elapsedMs() : 0;
    return {
      inventory,
      outdated: last === null || this.#isOutdated(last),
      reading: this.#flight !== null,
      restsForMs: Math.max(0, Math.ceil(restsForMs)),
    };
  }

  /** The host has changed: the last one need not serve for longer than it must. */
  touch(): void {
    this.#changedMs = this.#parts.clock.elapsedMs();
  }

  /** What was read, and what is being read, is known to be out of date. */
  expire(): void {
    this.#flight = null;
    this.#last = null;
  }

  async #known(): Promise<Reading> {
    const reading = this.recent({ refresh: false });
    // Whoever is kept from knowing that the host cannot be read takes the last one for true.
    if (this.#last && !this.#failed) await Promise.race([reading, sleep(PATIENCE_MS)]);
    else await reading;
    return this.#last?.reading ?? reading;
  }

  #isGood(last: Kept): boolean {
    const now = this.#parts.clock.elapsedMs();
    const unchanged = this.#parts.heard() && !this.#isOutdated(last);
    return now < last.restsUntilMs || (unchanged && now < last.startedMs + UNCHANGED_MS);
  }

  #isOutdated({ startedMs }: Kept): boolean {
    return this.#changedMs >= startedMs;
  }

  async #start(stopTimes: boolean, upToDate: () => boolean): Promise<Reading> {
    const { read, clock } = this.#parts;
    const startedMs = clock.elapsedMs();
    const inventory = await read(stopTimes);
    const endedMs = clock.elapsedMs();
    const tookMs = endedMs - startedMs;
    const reading = { inventory, stopTimes, tookMs };
    const restsUntilMs = endedMs + Math.max(KEPT_AT_LEAST_MS, tookMs * REST_FACTOR);
    if (upToDate()) this.#last = { reading, startedMs, restsUntilMs };
    return reading;
  }
}
