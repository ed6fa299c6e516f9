/** Each after all that were made from it. Those that go round in a circle come in any order. */
export function childrenFirst<T>(objects: readonly T[], childrenOf: (object: T) => readonly T[]): T[] {
  const ordered = new Set<T>();
  const begun = new Set<T>();
  for (const start of objects) {
    const path = [start];
    for (let object = path.at(-1); object !== undefined; object = path.at(-1)) {
      begun.add(object);
      const next = childrenOf(object).find((child) => !ordered.has(child) && !begun.has(child));
      if (next === undefined) {
        ordered.add(object);
        path.pop();
      } else {
        path.push(next);
      }
    }
  }
  return [...ordered];
}
