/** Choices that look random and are the same for the same seed: mulberry32, by Tommy Ettinger, in the public domain. */
export interface Chance {
  /** 0 up to, and without, 1. */
  number(): number;
  /** Whole, from 0 up to, and without, `below`. */
  below(below: number): number;
  of<T>(first: T, ...others: T[]): T;
  oneOf<T>(choices: readonly T[]): T | undefined;
  /** Whether it happens, so many times in a hundred. */
  percent(percent: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(number() * limit);
  return {
    number,
    below,
    of: (first, ...others) => {
      const index = below(others.length + 1);
      return index === 0 ? first : (others[index - 1] ?? first);
    },
    oneOf: (choices) => choices[below(choices.length)],
    percent: (percent) => number() * 100 < percent,
  };
}
