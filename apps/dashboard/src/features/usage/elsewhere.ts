import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import type { ObjectKind, UsageObject } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { rowsOf, type UsageRow } from "./rows.ts";

/** How many objects of other kinds match. */
export function elsewhere(
  objects: readonly UsageObject[],
  byKey: ObjectsByKey,
  here: ObjectKind,
  holds: (row: UsageRow) => boolean,
): { kind: ObjectKind; count: number }[] {
  return objectKinds
    .filter((kind) => kind !== here)
    .map((kind) => ({ kind, count: rowsOf(objects, byKey, kind).filter(holds).length }))
    .filter(({ count }) => count > 0);
}
