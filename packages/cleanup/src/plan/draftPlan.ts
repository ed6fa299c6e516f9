import type { CleanupPlan, PlanItem, PlanTotal, PlanWarning } from "@dunnage/api";
import { ObjectKind } from "@dunnage/api/schemas";
import { knownSum } from "../accounting/knownSum.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { draftBuildCache } from "./buildCache.ts";
import { draftContainers } from "./containers.ts";
import { Drafting } from "./drafting.ts";
import { draftImages } from "./images.ts";
import type { Order } from "./knowledge.ts";
import { longestWatch } from "./limits.ts";
import { draftNetworks, nameOf } from "./networks.ts";
import { draftVolumes } from "./volumes.ts";

/** All of a plan that follows from the inventory and the order. */
export type PlanDraft = Pick<CleanupPlan, "items" | "kept" | "totals" | "total" | "warnings">;

/**
 * Plays a clean-up through on an inventory: exactly what goes, in order, each kind seeing the host as those before it leave it, and why everything
 * else stays. Pure: the same inventory and order give the same plan.
 */
export function draftPlan(inventory: Inventory, order: Order): PlanDraft {
  const draft = new Drafting(inventory, order);
  const staying = draftContainers(draft);
  draftNetworks(draft, staying);
  draftVolumes(draft, staying);
  const ledger = draftImages(draft, staying);
  const { stillHeldBytes } = draftBuildCache(draft, ledger);

  const { items, kept } = draft;
  const totals: PlanDraft["totals"] = {};
  for (const kind of ObjectKind.options) {
    const ofKind = items.filter((item) => item.kind === kind);
    if (ofKind.length > 0) totals[kind] = totalOf(ofKind);
  }
  return { items, kept, totals, total: totalOf(items), warnings: warningsOf(draft, stillHeldBytes) };
}

function totalOf(items: PlanItem[]): PlanTotal {
  const unknown = items.filter(({ bytes }) => bytes === null).length;
  return { count: items.length, bytes: knownSum(items.map(({ bytes }) => bytes)), unknown };
}

function warningsOf(draft: Drafting, stillHeldBytes: number): PlanWarning[] {
  const { inventory, order, limits, items } = draft;
  const warnings: PlanWarning[] = [];
  const warn = (code: PlanWarning["code"], params: PlanWarning["params"]) => warnings.push({ code, params });

  const named = items.filter(({ reason }) => reason.code === "named").length;
  if (named > 0) warn("named_volumes", { count: String(named) });
  for (const kind of ObjectKind.options) {
    const error = inventory.unread[kind];
    if (limits[kind] && error) warn("kind_unread", { kind, detail: error.params.detail ?? error.message });
  }
  const { unresolved } = inventory.layers;
  if (limits.images && unresolved) {
    const { container, error } = unresolved;
    warn("image_unresolved", { name: nameOf(container), detail: error.params.detail ?? error.message });
  }
  for (const container of inventory.containers) {
    if (container.state === "restarting" && !draft.isOutside(keyOf("containers", container.id)))
      warn("crash_looping", { name: nameOf(container) });
  }
  if (stillHeldBytes > 0) warn("cache_holds_layers", { bytes: String(stillHeldBytes) });
  if (longestWatch(limits) > order.now.getTime() - Date.parse(order.watchedSince))
    warn("watched_too_short", { since: order.watchedSince });
  return warnings;
}
