import type { Clock } from "../clock.ts";

interface Flight<T> {
  promise: Promise<T>;
  at: number;
  state: "underWay" | "read" | "failed";
}

/**
 * A read that all who ask share: one flight at a time, and what came of it serves for `keepMs` after it was asked for, a failure too: many who ask
 * cost an engine that is away no more than one does.
 */
export class SharedRead<T> {
  readonly #read: () => Promise<T>;
  readonly #keepMs: number;
  readonly #clock: Clock;
  #flight: Flight<T> | null = null;

  constructor(read: () => Promise<T>, keepMs: number, clock: Clock) {
    this.#read = read;
    this.#keepMs = keepMs;
    this.#clock = clock;
  }

  /** `keepMs`: for whom something older will do, though no older failure. */
  get(keepMs = this.#keepMs): Promise<T> {
    const now = this.#clock.elapsedMs();
    if (this.#flight) {
      const { promise, at, state } = this.#flight;
      if (state === "underWay" || now - at < (state === "read" ? keepMs : this.#keepMs)) return promise;
    }
    const flight: Flight<T> = { promise: this.#read(), at: now, state: "underWay" };
    this.#flight = flight;
    flight.promise.then(
      () => {
        flight.state = "read";
      },
      () => {
        flight.state = "failed";
      },
    );
    return flight.promise;
  }

  /** What was read, and what is being read, is known to be out of date. */
  expire(): void {
    this.#flight = null;
  }
}
