import type { Inventory, Knowledge } from "@dunnage/cleanup";
import type { HostParts } from "./hostParts.ts";
import { usedBy } from "./lists.ts";
import type { Sightings } from "./sightings.ts";

/** What Dunnage itself knows of the objects of a reading, and what people said of them up to now. */
export async function knowledgeOf(
  inventory: Inventory,
  { id, ownContainer, protections, clock }: HostParts,
  { byKey, watchedSince }: Pick<Sightings, "byKey" | "watchedSince">,
): Promise<Knowledge> {
  const own = ownContainer === null ? [] : usedBy(inventory, new Set([ownContainer]));
  return {
    host: id,
    protections: await protections(),
    own: new Set(own.map(({ key }) => key)),
    sightings: byKey,
    watchedSince,
    now: clock.instant(),
  };
}
