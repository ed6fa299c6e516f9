const LONGEST_NUMBER = 16;

/**
 * What texts with numbers in them are sorted by, whatever the case: `job-9` before `job-10`. An `Intl.Collator` says the same of names as engines allow
 * them, but takes ten times as long, which with ten thousand of them one has to wait for.
 */
export const naturalKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, "0"));
