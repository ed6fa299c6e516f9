import type { CleanupPlan } from "../../shared/trpc/types.ts";

/** How the picked objects of a plan fare; `null`: nothing was picked, the rules alone decide. */
export function pickedOf({ only, items, kept }: CleanupPlan) {
  if (!only) return null;
  const asked = new Set(only);
  const stays = kept.filter(({ key }) => asked.has(key)).length;
  return { picked: asked.size, goes: items.length, stays, gone: asked.size - items.length - stays };
}
