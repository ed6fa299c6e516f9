import type { Clock } from "../clock.ts";

/**
 * A read that all who ask share: one flight at a time, and what came of it serves for `keepMs` after it was asked for, a failure too: many who ask
 * cost an engine that is away no more than one does.
 */
export class SharedRead<T> {
  readonly #read: () => Promise<T>;
  readonly #keepMs: number;
  readonly #clock: Clock;
  #flight: { promise: Promise<T>; at: number; settled: boolean } | null = null;

  constructor(read: () => Promise<T>, keepMs: number, clock: Clock) {
    this.#read = read;
    this.#keepMs = keepMs;
    this.#clock = clock;
  }

  get(): Promise<T> {
    const now = this.#clock.elapsedMs();
    if (this.#flight && (!this.#flight.settled || now - this.#flight.at < this.#keepMs))
      return this.#flight.promise;
    const flight = { promise: this.#read(), at: now, settled: false };
    this.#flight = flight;
    const settled = () => {
      flight.settled = true;
    };
    flight.promise.then(settled, settled);
    return flight.promise;
  }

  /** What was read, and what is being read, is known to be out of date. */
  expire(): void {
    this.#flight = null;
  }
}
