import type { EngineContainer, EngineImage, UsageObject } from "@dunnage/api";
import { type HeldLayer, openLedger } from "../accounting/ledger.ts";
import type { accountFor } from "../accounting/usage.ts";
import { addTo, holdersOfImages, imageKey } from "../holders.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { childrenOf, isUntagged } from "../objects/images.ts";
import { isSpecial } from "../objects/networks.ts";
import { hasNoOptions, isLocal } from "../objects/volumes.ts";
import { type Spared, spared } from "../plan/drafting.ts";

export type Account = ReturnType<typeof accountFor>;

/** A reading and its accounting, made to look things up in for one project after another. */
export interface Books {
  /** By key, as everything here. */
  objectOf: ReadonlyMap<string, UsageObject>;
  /** Images that engines hide too, which the accounting has no object of. */
  imageOf: ReadonlyMap<string, EngineImage>;
  holdersOf: ReadonlyMap<string, EngineContainer[]>;
  /** What was built on an image, where that keeps it. */
  childrenOf: ReadonlyMap<string, EngineImage[]>;
  layersOf: ReadonlyMap<string, HeldLayer[]>;
  /** Whether the layers of some image are not known: then none are known to be free. */
  layersUnread: boolean;
  /** Why an object is none of this engine's own to lose. */
  foreign: ReadonlyMap<string, Spared>;
}

export function booksOf(inventory: Inventory, account: Account): Books {
  const { images, containers, layers, imageStore } = inventory;
  const holders = holdersOfImages(images, containers, layers.layersOf);
  const children = childrenOf(images);
  const layersOf = new Map<string, HeldLayer[]>();
  for (const layer of openLedger(layers.holderIds, layers.layersOf).layers())
    for (const id of layer.imageIds) addTo(layersOf, keyOf("images", id), layer);
  // On containerd's store an image with a name does not need those that were built on it, nor they it.
  const isHeldByChildren = (image: EngineImage) =>
    imageStore !== "containerd" || isUntagged(image, imageStore);
  const ofImages = <T>(valueOf: (image: EngineImage) => T) =>
    new Map(images.map((image) => [keyOf("images", image.id), valueOf(image)]));
  return {
    objectOf: new Map(account.objects.map((object) => [object.key, object])),
    imageOf: ofImages((image) => image),
    holdersOf: ofImages(({ id }) => holders.get(id) ?? []),
    childrenOf: ofImages((image) =>
      isHeldByChildren(image) ? (children.get(imageKey(image.id)) ?? []) : [],
    ),
    layersOf,
    layersUnread: layers.holderIds.some((id) => layers.layersOf(id) === null),
    foreign: foreignIn(inventory),
  };
}

function foreignIn({ volumes, networks }: Inventory): Map<string, Spared> {
  const foreign = new Map<string, Spared>();
  for (const volume of volumes)
    if (!isLocal(volume) || !hasNoOptions(volume))
      foreign.set(keyOf("volumes", volume.name), spared("foreign", { driver: volume.driver }));
  for (const network of networks) {
    if (network.predefined) foreign.set(keyOf("networks", network.id), spared("predefined"));
    else if (isSpecial(network)) foreign.set(keyOf("networks", network.id), spared("swarm"));
  }
  return foreign;
}
