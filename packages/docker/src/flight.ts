/** Work that is done once for all who ask while it is under way, and ends when none of them waits any more. */
export class Flight<Result> {
  readonly #work: (signal: AbortSignal) => Promise<Result>;
  #current: { result: Promise<Result>; waiting: number; controller: AbortController } | null = null;

  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.#work = work;
  }

  async join(signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    const flight = (this.#current ??= this.#begin());
    flight.waiting++;
    try {
      return await orAborted(flight.result, signal);
    } finally {
      flight.waiting--;
      if (flight.waiting === 0) {
        if (this.#current === flight) this.#current = null;
        if (signal.aborted) flight.controller.abort();
      }
    }
  }

  #begin() {
    const controller = new AbortController();
    const result = this.#work(controller.signal);
    return { result, waiting: 0, controller };
  }
}

function orAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
