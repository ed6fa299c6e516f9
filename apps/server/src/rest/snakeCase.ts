// The old service spoke snake_case, and so does everything beside it. Only keys change; values stay as they are.
// A name that could be none of the contract's (`LIMIT`, `_limit`) stays as it was sent: it is refused under that name.

export const toSnake = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const toCamel = (name: string): string =>
  name.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** No input of the contract is nested deeper. What somebody sends may be, by thousands: it is left as it is, and refused by its schema. */
const DEEPEST = 8;

/** The same JSON with every key renamed. */
export function renameKeys(value: unknown, rename: (name: string) => string, depth = DEEPEST): unknown {
  if (value === null || typeof value !== "object" || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename, depth - 1));
  const entries = Object.entries(value).map(([key, item]) => [
    rename(key),
    renameKeys(item, rename, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

interface Twin {
  path: string[];
  /** As they were sent. */
  names: [string, string];
}

/** The fields that have two names each which `rename` makes one of: `build_cache` and `buildCache`. */
export function namedTwice(value: unknown, rename: (name: string) => string, path: string[] = []): Twin[] {
  if (value === null || typeof value !== "object" || path.length === DEEPEST) return [];
  const names = new Map<string, string>();
  return Object.entries(value).flatMap(([name, item]) => {
    const renamed = rename(name);
    const other = names.get(renamed);
    names.set(renamed, name);
    const here = [...path, renamed];
    return other === undefined ? namedTwice(item, rename, here) : [{ path: here, names: [other, name] }];
  });
}

/**
 * A sentence whose names of fields are those that they have here: bare words (`stoppedForMs`) and keys of an object (`{"stoppedForMs": 1}`). What
 * else is in quotes is a value, and stays.
 */
export function namesToSnake(sentence: string): string {
  return sentence.replace(/"(\w+)":|(?<!["\w])[a-z]+(?:[A-Z][a-z]*)+(?!["\w(]|\.\w)/g, (word) =>
    toSnake(word),
  );
}
