import type { EngineContainer, EngineVolume } from "@dunnage/api";
import { volumesHeld } from "../holders.ts";
import { type Selection, sparingKept } from "./selection.ts";

export type VolumeRule = "anonymous" | "unused";

export function isLocal(volume: EngineVolume): boolean {
  return volume.driver === "local" && volume.scope === "local";
}

/** With options a volume may be a network share or a disk: what it holds is not the engine's to lose. */
export function hasNoOptions(volume: EngineVolume): boolean {
  return Object.keys(volume.options).length === 0;
}

/** The same on every engine, which their own prune is not: below API 1.42 and on Podman it takes named volumes too. */
export function selectVolumes(
  rule: VolumeRule,
  volumes: EngineVolume[],
  containers: EngineContainer[],
): Selection<EngineVolume> {
  const held = volumesHeld(containers);
  return sparingKept(
    volumes.filter(
      (volume) =>
        isLocal(volume) &&
        hasNoOptions(volume) &&
        !held.has(volume.name) &&
        (rule === "unused" || volume.anonymous),
    ),
  );
}
