import type { ObjectsByKey } from "../../../shared/objects/inUse.ts";
import type { ObjectKind } from "../../../shared/trpc/types.ts";

export interface PickedSum {
  /** Those that are still there. */
  keys: string[];
  kinds: Partial<Record<ObjectKind, number>>;
  /** What each has for itself: layers that others share do not count. */
  ownBytes: number;
  /** How many there are whose bytes are not known. */
  unknown: number;
}

export function sumOfPicked(picked: ReadonlySet<string>, byKey: ObjectsByKey): PickedSum {
  const sum: PickedSum = { keys: [], kinds: {}, ownBytes: 0, unknown: 0 };
  for (const key of picked) {
    const object = byKey.get(key);
    if (!object) continue;
    sum.keys.push(key);
    sum.kinds[object.kind] = (sum.kinds[object.kind] ?? 0) + 1;
    if (object.uniqueBytes === null) sum.unknown++;
    else sum.ownBytes += object.uniqueBytes;
  }
  return sum;
}
