import type { EngineVolume } from "@dunnage/api";

export function isLocal(volume: EngineVolume): boolean {
  return volume.driver === "local" && volume.scope === "local";
}

/** With options a volume may be a network share or a disk: what it holds is not the engine's to lose. */
export function hasNoOptions(volume: EngineVolume): boolean {
  return Object.keys(volume.options).length === 0;
}
