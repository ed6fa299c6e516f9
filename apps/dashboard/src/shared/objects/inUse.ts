import type { UsageObject } from "../trpc/types.ts";

export type ObjectsByKey = ReadonlyMap<string, UsageObject>;

export const byKeyOf = (objects: readonly UsageObject[]): ObjectsByKey =>
  new Map(objects.map((object) => [object.key, object]));

/** Whether it runs, or something that runs uses it. A container that is only held ready holds what it has, but nothing uses it now. */
export function isInUse({ kind, use, heldBy }: UsageObject, byKey: ObjectsByKey): boolean {
  if (kind === "containers" || kind === "buildCache") return use === "used";
  return heldBy.some((key) => {
    const holder = byKey.get(key);
    return holder?.kind === "containers" && holder.use === "used";
  });
}
