import type { ObjectBytes, ObjectKind, UsageObject } from "@dunnage/api";

/** With so many, what is kept of a host in two years stays within some tens of megabytes. */
export const OBJECTS_PER_SAMPLE = 200;
/** Room for the id of any container and image, and for a volume's name that a person would give. */
const LONGEST_KEY = 160;

type Measured = Pick<UsageObject, "key" | "kind" | "bytes" | "uniqueBytes">;

/** Which are left out last. An image does not change; what no other image has of it does when others come and go. */
const ranks: Partial<Record<ObjectKind, number>> = { containers: 0, volumes: 0, images: 1 };

/** Of the objects of a reading the bytes that are kept: of those that change, the largest. What is not known is not kept, so that it is a gap. Pure. */
export function objectBytes(objects: Measured[]): ObjectBytes {
  const kept = objects
    .flatMap(({ key, kind, bytes, uniqueBytes }) => {
      const rank = ranks[kind];
      const own = kind === "images" ? uniqueBytes : bytes;
      return rank === undefined || own === null || key.length > LONGEST_KEY ? [] : [{ key, rank, own }];
    })
    // By key last: of equals it is the same ones each time that are kept.
    .toSorted((a, b) => a.rank - b.rank || b.own - a.own || (a.key < b.key ? -1 : 1))
    .slice(0, OBJECTS_PER_SAMPLE);
  return Object.fromEntries(kept.map(({ key, own }) => [key, own]));
}
