import type { CleanupPlan, PlanItem, SparedObject } from "../../shared/trpc/types.ts";

/**
 * `goes`; `excepted`: somebody un-ticked it; `held`: it would go, but something that it needs gone stays, or it has been protected;
 * `stays`: the rules never took it.
 */
export type Standing = "goes" | "excepted" | "held" | "stays";

export interface PlanRow {
  key: string;
  object: PlanItem | SparedObject;
  standing: Standing;
  /** Keys of what has to go before it can, and of what can go because it goes. */
  needs: readonly string[];
  frees: readonly string[];
}

/** Everything that needs one of these to go, directly or through others. */
export function heldBy(items: readonly PlanItem[], staying: Iterable<string>): Set<string> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const held = new Set<string>();
  const open = [...staying];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const freed of byKey.get(key)?.frees ?? []) {
      if (held.has(freed)) continue;
      held.add(freed);
      open.push(freed);
    }
  }
  return held;
}

/**
 * What goes, and what would but for what was un-ticked or protected: it keeps its place, so that it can be ticked again. Until the server has
 * answered what was un-ticked last (`settled`), what it will say is foreseen.
 */
export function goingRows(
  draft: CleanupPlan,
  plan: CleanupPlan,
  except: ReadonlySet<string>,
  settled: boolean,
): PlanRow[] {
  const items = new Map(plan.items.map((item) => [item.key, item]));
  const kept = new Map(plan.kept.map((object) => [object.key, object]));
  const drafted = new Set(draft.items.map((item) => item.key));
  const foreseen = settled ? null : heldBy(draft.items, except);
  const later = plan.items.filter((item) => !drafted.has(item.key));
  return [...draft.items, ...later].map((item) => {
    const { key, needs, frees } = item;
    const goes = foreseen ? !foreseen.has(key) && !isProtected(kept.get(key)) : items.has(key);
    const standing = except.has(key) ? "excepted" : goes ? "goes" : "held";
    return { key, needs, frees, standing, object: items.get(key) ?? kept.get(key) ?? item };
  });
}

const isProtected = (object: SparedObject | undefined): boolean =>
  object?.reason.code === "protected" || object?.reason.code === "label_keep";

/** Where objects were picked, those of them: that all else stays goes without saying. */
export function stayingRows({ kept, only }: CleanupPlan): PlanRow[] {
  const asked = only && new Set(only);
  return kept
    .filter(({ key }) => !asked || asked.has(key))
    .map((object) => ({ key: object.key, object, standing: "stays", needs: [], frees: [] }));
}

/** Whether it can be ticked or un-ticked. */
export const isTickable = ({ standing }: PlanRow): boolean => standing === "goes" || standing === "excepted";

export function withTick(
  except: ReadonlySet<string>,
  keys: readonly string[],
  ticked: boolean,
): ReadonlySet<string> {
  const next = new Set(except);
  for (const key of keys) {
    if (ticked) next.delete(key);
    else next.add(key);
  }
  return next;
}

/** Of those that can be ticked; `null`: there are none. */
export function ticksOf(rows: readonly PlanRow[]): "all" | "some" | "none" | null {
  const tickable = rows.filter(isTickable);
  const ticked = tickable.filter(({ standing }) => standing === "goes").length;
  if (tickable.length === 0) return null;
  return ticked === 0 ? "none" : ticked === tickable.length ? "all" : "some";
}

export interface Related {
  /** What has to go before it, directly or through others. */
  needs: ReadonlySet<string>;
  /** What can go because it goes. */
  frees: ReadonlySet<string>;
}

/** The row's whole cascade, in both directions. */
export function relatedTo(rows: ReadonlyMap<string, PlanRow>, key: string): Related {
  return { needs: reachable(rows, key, "needs"), frees: reachable(rows, key, "frees") };
}

function reachable(
  rows: ReadonlyMap<string, PlanRow>,
  from: string,
  way: "needs" | "frees",
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const next of rows.get(key)?.[way] ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}
