/** Time, in the two senses that must not be mixed: an instant to write down, and a length that no change of the clock can bend. */
export interface Clock {
  instant: () => Date;
  /** Milliseconds since some moment: only differences mean anything. */
  elapsedMs: () => number;
}

export const systemClock: Clock = { instant: () => new Date(), elapsedMs: () => performance.now() };
