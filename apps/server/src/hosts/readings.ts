import type { Inventory } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";

/** A reading to look at serves for so many times what it took, so that reading never fills a host's time. */
const REST_FACTOR = 10;
const KEPT_AT_LEAST_MS = 1000;

/** One reading of a host. */
export interface Reading {
  inventory: Inventory;
  /** Whether it tells when each stopped container stopped. */
  stopTimes: boolean;
  tookMs: number;
}

interface Flight {
  reading: Promise<Reading>;
  stopTimes: boolean;
}

/** A host's readings: at most one of a sort under way, shared by all who ask meanwhile. */
export class Readings {
  readonly #read: (stopTimes: boolean) => Promise<Inventory>;
  readonly #clock: Clock;
  #flight: Flight | null = null;
  #last: { reading: Reading; goodUntilMs: number } | null = null;

  constructor(read: (stopTimes: boolean) => Promise<Inventory>, clock: Clock) {
    this.#read = read;
    this.#clock = clock;
  }

  /** To decide by: one that is under way, or a new one. */
  fresh({ stopTimes }: { stopTimes: boolean }): Promise<Reading> {
    if (this.#flight && (this.#flight.stopTimes || !stopTimes)) return this.#flight.reading;
    const flight: Flight = { stopTimes, reading: this.#start(stopTimes, () => this.#flight === flight) };
    this.#flight = flight;
    const landed = () => {
      if (this.#flight === flight) this.#flight = null;
    };
    flight.reading.then(landed, landed);
    return flight.reading;
  }

  /** To look at: the last one while it is good, unless a person wants a new one. */
  recent({ refresh }: { refresh: boolean }): Promise<Reading> {
    if (!refresh && this.#last && this.#clock.elapsedMs() < this.#last.goodUntilMs)
      return Promise.resolve(this.#last.reading);
    return this.fresh({ stopTimes: false });
  }

  /** What was read, and what is being read, is known to be out of date. */
  expire(): void {
    this.#flight = null;
    this.#last = null;
  }

  async #start(stopTimes: boolean, upToDate: () => boolean): Promise<Reading> {
    const startedMs = this.#clock.elapsedMs();
    const inventory = await this.#read(stopTimes);
    const endedMs = this.#clock.elapsedMs();
    const tookMs = endedMs - startedMs;
    const reading = { inventory, stopTimes, tookMs };
    const keptMs = Math.max(KEPT_AT_LEAST_MS, tookMs * REST_FACTOR);
    if (upToDate()) this.#last = { reading, goodUntilMs: endedMs + keptMs };
    return reading;
  }
}
