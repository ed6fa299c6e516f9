import { type ErrorReport, reportOf } from "@dunnage/api";
import type { Clock } from "../clock.ts";

/** The next measurement starts no sooner than this many times what the last one took, so that measuring never fills a host's time. */
const REST_FACTOR = 10;

/** While the engine's events are heard and tell of no change, it starts no sooner than this: what is written into objects tells nothing. */
const UNCHANGED_REST_MS = 60_000;

/** How long a caller waits for a measurement under way before it gets what is known: who looks at a page wants counts first, and is told of the rest. */
const PATIENCE_MS = 10;

/** A measurement that nobody has asked for this long is given up: everybody has left, and the engine has better things to do. */
const ABANDONED_MS = 60_000;

/** What a kind's last measurement said, and how it stands now. */
export interface Measured<T> {
  value: T | null;
  measuredAt: string | null;
  tookMs: number | null;
  measuring: boolean;
  error: ErrorReport | null;
}

export interface MeasurementParts<T> {
  measure: (signal: AbortSignal) => Promise<T>;
  /** Whether the engine's events are heard now, so that a change is known of. */
  heard: () => boolean;
  clock: Clock;
  onFailure: (error: unknown) => void;
}

interface Flight {
  done: Promise<void>;
  controller: AbortController;
  abandon: NodeJS.Timeout;
  /** What it measures is known to have changed since it began. */
  outdated: boolean;
}

/** One kind's measurements: at most one under way, each resting in proportion to what it cost. */
export class Measurements<T> {
  readonly #parts: MeasurementParts<T>;
  #known: Pick<Measured<T>, "value" | "measuredAt" | "tookMs" | "error"> = {
    value: null,
    measuredAt: null,
    tookMs: null,
    error: null,
  };
  #flight: Flight | null = null;
  #notBefore = Number.NEGATIVE_INFINITY;
  #unchangedUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: MeasurementParts<T>) {
    this.#parts = parts;
  }

  /** Starts one if it is time, or if a person asks. One under way serves both. */
  start(asked: boolean): void {
    if (this.#flight) {
      this.#flight.abandon.refresh();
      return;
    }
    const now = this.#parts.clock.elapsedMs();
    if (!asked && (now < this.#notBefore || (this.#parts.heard() && now < this.#unchangedUntil))) return;
    const controller = new AbortController();
    const abandon = setTimeout(() => controller.abort(), ABANDONED_MS).unref();
    const flight: Flight = { done: Promise.resolve(), controller, abandon, outdated: false };
    this.#flight = flight;
    flight.done = this.#run(flight);
  }

  /** What it measures has changed: it need not rest for longer than it must. */
  touch(): void {
    this.#unchangedUntil = Number.NEGATIVE_INFINITY;
  }

  /** Lets the next call measure at once: what was known, and what is being measured, is known to have changed. */
  expire(): void {
    this.#notBefore = Number.NEGATIVE_INFINITY;
    this.touch();
    if (this.#flight) this.#flight.outdated = true;
  }

  /** Gives up the one under way: nobody wants it, or the engine it asks is gone. */
  abandon(): void {
    this.#flight?.controller.abort();
  }

  /** Resolves when the measurement under way ends; at once if there is none. Never rejects. */
  async settled(): Promise<void> {
    await this.#flight?.done;
  }

  current(): Measured<T> {
    return { ...this.#known, measuring: this.#flight !== null };
  }

  async #run(flight: Flight): Promise<void> {
    const { clock, measure, onFailure } = this.#parts;
    const measuredAt = clock.instant().toISOString();
    const startedMs = clock.elapsedMs();
    const took = () => Math.round(clock.elapsedMs() - startedMs);
    this.#unchangedUntil = startedMs + UNCHANGED_REST_MS;
    try {
      const value = await measure(flight.controller.signal);
      this.#known = { value, measuredAt, tookMs: took(), error: null };
    } catch (error) {
      this.touch();
      // One that was given up says nothing of the engine.
      if (!flight.controller.signal.aborted) {
        this.#known = { ...this.#known, tookMs: took(), error: reportOf(error) };
        onFailure(error);
      }
    }
    clearTimeout(flight.abandon);
    this.#flight = null;
    const restMs = flight.outdated || flight.controller.signal.aborted ? 0 : took() * REST_FACTOR;
    this.#notBefore = clock.elapsedMs() + restMs;
  }
}

/** Waits for what is under way, but not long. */
export async function waitBriefly(measurements: Measurements<unknown>[]): Promise<void> {
  const { promise: patience, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  await Promise.race([patience, Promise.all(measurements.map((m) => m.settled()))]);
  clearTimeout(timer);
}
