import { wrongUse } from "./ending.ts";

interface Bounds {
  least: number;
  most: number;
  /** What a person might want. */
  example: number;
}

/** Takes plain digits alone: `1e2` and `0x10` are more likely slips of the pen, and what is removed may go by it. */
export function wholeNumber(flag: string, text: string, { least, most, example }: Bounds): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw wrongUse(
    `${flag} does not take "${text}".`,
    `Give a whole number from ${least} to ${most} in digits: ${flag}=${example}.`,
  );
}
