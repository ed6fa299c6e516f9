import type { DiskUsage, ObjectKind, UsageObject } from "@dunnage/api";
import { holdersOfImages, imagesHeld } from "../holders.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import type { Knowledge } from "../plan/knowledge.ts";
import { protectionsOn } from "../protections.ts";
import { openLedger } from "./ledger.ts";
import { projectsOf } from "./projects.ts";
import { reclaimableOf, staysBy } from "./reclaimable.ts";
import { shownImages, usageObjects } from "./usageObjects.ts";

/** What can be said of a reading, whenever it was made. */
type Accounting = Omit<DiskUsage, "host" | "outdated" | "reading" | "restsForMs" | "watchedSince">;

/** Every object with its bytes, who holds whom, and what each compose project takes. Pure. */
export function accountFor(inventory: Inventory, knowledge: Knowledge): Accounting {
  const { containers, images, volumes, buildCache, layers } = inventory;
  const shown = shownImages(inventory).map(({ id }) => id);
  const ledger = openLedger(shown, layers.layersOf);
  const objects = usageObjects(inventory, knowledge, ledger);
  const usedImageIds = imagesHeld(containers);
  const stays = staysBy(protectionsOn(knowledge.host, knowledge.protections));
  const free = reclaimableOf.volumes(volumes, containers, stays);

  const total = (kind: ObjectKind, bytes: number | null, reclaimableBytes: number | null) => {
    const ofKind = objects.filter((object) => object.kind === kind);
    const isUsed = ({ use }: UsageObject) => use === "used" || use === "foreign";
    return { count: ofKind.length, usedCount: ofKind.filter(isUsed).length, bytes, reclaimableBytes };
  };
  const { totals } = inventory;
  const { layersOf } = layers;
  const heldLayers = ledger.layers();
  return {
    readAt: inventory.readAt,
    totals: {
      containers: total("containers", totals.containers, reclaimableOf.containers(containers, stays)),
      images: total("images", totals.images, reclaimableOf.images({ images, usedImageIds, layersOf, stays })),
      volumes: total("volumes", totals.volumes, free.anonymousBytes),
      networks: total("networks", 0, 0),
      buildCache: total("buildCache", totals.buildCache, reclaimableOf.buildCache(buildCache)),
    },
    unusedNamedVolumesBytes: free.namedBytes,
    objects,
    sharedLayers: heldLayers
      .filter(({ imageIds }) => imageIds.length > 1)
      .map(({ chainId, costBytes, imageIds }) => ({
        chainId,
        bytes: costBytes,
        images: imageIds.map((id) => keyOf("images", id)),
      }))
      .toSorted((a, b) => b.bytes - a.bytes),
    projects: projectsOf(inventory, holdersOfImages(images, containers, layersOf), heldLayers),
  };
}
