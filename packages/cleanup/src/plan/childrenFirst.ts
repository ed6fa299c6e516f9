/** Each after all that were made from it. Those that go round in a circle come in any order. */
export function childrenFirst<T>(objects: readonly T[], childrenOf: (object: T) => readonly T[]): T[] {
  const ordered: T[] = [];
  const begun = new Set<T>();
  for (const start of objects) {
    if (begun.has(start)) continue;
    begun.add(start);
    // What is left of each one's children: one with thousands of them is not gone through again for each.
    const path = [{ object: start, children: childrenOf(start).values() }];
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const child = nextOf(last.children, begun);
      if (child === undefined) {
        ordered.push(last.object);
        path.pop();
      } else {
        begun.add(child);
        path.push({ object: child, children: childrenOf(child).values() });
      }
    }
  }
  return ordered;
}

function nextOf<T>(children: Iterable<T>, begun: ReadonlySet<T>): T | undefined {
  for (const child of children) if (!begun.has(child)) return child;
  return undefined;
}
