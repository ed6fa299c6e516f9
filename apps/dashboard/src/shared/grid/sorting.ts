export interface Sorting<Key extends string> {
  by: Key;
  descending: boolean;
}

/** Another press on what it is sorted by turns it round. */
export const pressed = <Key extends string>(
  now: Sorting<Key>,
  by: Key,
  first: (by: Key) => Sorting<Key>,
): Sorting<Key> => (now.by === by ? { by, descending: !now.descending } : first(by));

/** What is not known comes last, either way round (`turn` 1 or -1). */
export function byKnown<T>(a: T | null, b: T | null, turn: number, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return turn * compare(a, b);
}

/** Numbers and sizes. */
export const byNumber = (a: number, b: number): number => a - b;
