import type { EngineContainer, EngineVolume } from "@dunnage/api";
import { holdersOfVolumes } from "../holders.ts";
import { keyOf } from "../inventory/inventory.ts";
import { hasNoOptions, isLocal } from "../objects/volumes.ts";
import { type Drafting, heldBy, type Spared, type Subject, sized, spared } from "./drafting.ts";
import { nameOf } from "./networks.ts";

/** Volumes of the local driver without options that nothing refers to which stays. */
export function draftVolumes(draft: Drafting, staying: ReadonlySet<EngineContainer>): void {
  const { volumes, containers } = draft.inventory;
  const holders = holdersOfVolumes(containers);
  for (const volume of volumes) {
    const { name, anonymous, labels, createdAt } = volume;
    const names = anonymous ? [] : [name];
    const subject: Subject = {
      key: keyOf("volumes", name),
      kind: "volumes",
      id: name,
      names,
      labels,
      createdAt,
    };
    const holding = holders.get(name) ?? [];
    const stayingHolders = holding.filter((container) => staying.has(container));
    const reason = reasonToStay(draft, volume, subject, stayingHolders);
    const size = sized(volume.sizeBytes);
    if (reason) {
      draft.spare(subject, reason, size);
    } else {
      const needs = holding.map(({ id }) => keyOf("containers", id));
      draft.take(subject, { code: anonymous ? "anonymous" : "named", params: {} }, size, needs);
    }
  }
}

function reasonToStay(
  draft: Drafting,
  volume: EngineVolume,
  subject: Subject,
  holders: EngineContainer[],
): Spared | null {
  if (holders.length > 0) return spared("in_use", heldBy(holders.map(nameOf)));
  if (!isLocal(volume) || !hasNoOptions(volume)) return spared("foreign", { driver: volume.driver });
  const guarded = draft.guard(subject);
  if (guarded) return guarded;
  const rule = draft.limits.volumes;
  if (rule === null) return spared("not_selected");
  if (rule.which === "anonymous" && !volume.anonymous) return spared("named");
  if (volume.sizeBytes === null) return spared("size_unknown");
  return draft.tooRecent(subject, rule);
}
