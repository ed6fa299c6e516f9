import type { EngineContainer, EngineImage, EngineNetwork, EngineVolume, ObjectKind } from "@dunnage/api";
import { holdersOfNetworks, imagesHeld, imageUse, volumesHeld } from "../holders.ts";
import { isStopped } from "../objects/containers.ts";
import { keyOf } from "./inventory.ts";

/** An object that is there, and whether a container that is not stopped uses it. */
export interface Seen {
  key: string;
  kind: ObjectKind;
  id: string;
  used: boolean;
}

/** All objects in these lists. Of build cache the engine itself keeps when it was last used. */
export function sightingsIn(
  containers: EngineContainer[],
  images: EngineImage[],
  volumes: EngineVolume[],
  networks: EngineNetwork[],
): Seen[] {
  const active = containers.filter((container) => !isStopped(container));
  const { used } = imageUse(images, imagesHeld(active));
  const held = volumesHeld(active);
  const networkHolders = holdersOfNetworks(networks, active);
  const seen = (kind: ObjectKind, id: string, isUsed: boolean): Seen => ({
    key: keyOf(kind, id),
    kind,
    id,
    used: isUsed,
  });
  return [
    ...containers.map((container) => seen("containers", container.id, !isStopped(container))),
    ...images.map(({ id }) => seen("images", id, used.has(id))),
    ...volumes.map(({ name }) => seen("volumes", name, held.has(name))),
    ...networks.map(({ id }) => seen("networks", id, (networkHolders.get(id) ?? []).length > 0)),
  ];
}
