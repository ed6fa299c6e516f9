import type { EngineContainer, EngineNetwork } from "@dunnage/api";
import { holdersOfNetworks } from "../holders.ts";
import { keyOf } from "../inventory/inventory.ts";
import { isSpecial } from "../objects/networks.ts";
import { type Drafting, heldBy, type Spared, type Subject, sized, spared } from "./drafting.ts";

/** Networks that nothing names which stays, stopped containers included: without theirs they could not start again. */
export function draftNetworks(draft: Drafting, staying: ReadonlySet<EngineContainer>): void {
  const { networks, containers } = draft.inventory;
  const holders = holdersOfNetworks(networks, containers);
  for (const network of networks) {
    const { id, name, labels, createdAt } = network;
    const subject: Subject = {
      key: keyOf("networks", id),
      kind: "networks",
      id,
      names: [name],
      labels,
      createdAt,
    };
    const holding = holders.get(id) ?? [];
    const stayingHolders = holding.filter((container) => staying.has(container));
    const reason = reasonToStay(draft, network, subject, stayingHolders);
    if (reason) {
      draft.spare(subject, reason, sized(0));
    } else {
      const needs = holding.map((holder) => keyOf("containers", holder.id));
      draft.take(subject, { code: "unused", params: {} }, sized(0), needs);
    }
  }
}

function reasonToStay(
  draft: Drafting,
  network: EngineNetwork,
  subject: Subject,
  holders: EngineContainer[],
): Spared | null {
  if (network.predefined) return spared("predefined");
  if (isSpecial(network)) return spared("swarm");
  if (holders.length > 0) return spared("in_use", heldBy(holders.map(nameOf)));
  const rule = draft.limits.networks;
  const guarded = draft.guard(subject);
  if (guarded) return guarded;
  return rule === null ? spared("not_selected") : draft.tooRecent(subject, rule);
}

export function nameOf({ names, id }: EngineContainer): string {
  return names[0] ?? id.slice(0, 12);
}
