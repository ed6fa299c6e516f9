import { DomainError, type LookOptions } from "@dunnage/api";
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
/** A reading that nobody waits for, and nobody has looked for so long, is given up: the engine has better things to do. */
const ABANDONED_MS = 60_000;

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
  /** How many are kept waiting by it. */
  waiting: number;
  abandon: NodeJS.Timeout;
}

interface Kept {
  reading: Reading;
  startedMs: number;
  restsUntilMs: number;
}

export interface ReadingsParts {
  /** Ends with the reason of `signal` when that is aborted. */
  read: (stopTimes: boolean, signal: AbortSignal) => Promise<Inventory>;
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
  fresh({ stopTimes, signal }: { stopTimes: boolean; signal?: AbortSignal | undefined }): Promise<Reading> {
    const shared = this.#flight && (this.#flight.stopTimes || !stopTimes) ? this.#flight : null;
    return waitedFor(shared ?? this.#takeOff(stopTimes), signal);
  }

  /** To look at: the last one while it is good, unless a person wants a new one. */
  async recent({ refresh, signal }: Pick<LookOptions, "refresh" | "signal">): Promise<Reading> {
    return !refresh && this.#last && this.#isGood(this.#last)
      ? this.#last.reading
      : this.fresh({ stopTimes: false, signal });
  }

  /** As `recent`, with how it stands. */
  async look({ refresh, known, signal }: LookOptions): Promise<Look> {
    const looking = known && !refresh ? this.#known(signal) : this.recent({ refresh, signal });
    const { inventory } = await looking;
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

  async #known(signal: AbortSignal | undefined): Promise<Reading> {
    // Whoever is kept from knowing that the host cannot be read takes the last one for true.
    if (!this.#last || this.#failed) return this.recent({ refresh: false, signal });
    // They look at what there is, and keep nothing going but for as long as they come back.
    const briefly = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])]);
    const reading = this.recent({ refresh: false, signal: briefly });
    await Promise.race([reading, sleep(PATIENCE_MS)]);
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

  #takeOff(stopTimes: boolean): Flight {
    const controller = new AbortController();
    const flight: Flight = {
      stopTimes,
      waiting: 0,
      reading: this.#read(stopTimes, controller.signal, () => this.#flight === flight),
      abandon: setTimeout(() => {
        if (flight.waiting > 0) return;
        if (this.#flight === flight) this.#flight = null; // who comes now gets one that goes on
        controller.abort(new DomainError("stopping"));
      }, ABANDONED_MS).unref(),
    };
    this.#flight = flight;
    const landed = (failed: boolean) => {
      clearTimeout(flight.abandon);
      if (this.#flight !== flight) return;
      this.#flight = null;
      this.#failed = failed;
    };
    flight.reading.then(
      () => landed(false),
      () => landed(true),
    );
    return flight;
  }

  async #read(stopTimes: boolean, signal: AbortSignal, upToDate: () => boolean): Promise<Reading> {
    const { read, clock } = this.#parts;
    const startedMs = clock.elapsedMs();
    const inventory = await read(stopTimes, signal);
    const endedMs = clock.elapsedMs();
    const tookMs = endedMs - startedMs;
    const reading = { inventory, stopTimes, tookMs };
    const restsUntilMs = endedMs + Math.max(KEPT_AT_LEAST_MS, tookMs * REST_FACTOR);
    if (upToDate()) this.#last = { reading, startedMs, restsUntilMs };
    return reading;
  }
}

/** Counts among those who wait for it until it lands, or until `signal` says that they have gone. */
function waitedFor(flight: Flight, signal: AbortSignal | undefined): Promise<Reading> {
  const leave = () => {
    flight.waiting--;
    flight.abandon.refresh();
  };
  flight.abandon.refresh();
  if (signal?.aborted) return flight.reading;
  flight.waiting++;
  signal?.addEventListener("abort", leave, { once: true });
  return flight.reading.finally(() => signal?.removeEventListener("abort", leave));
}
