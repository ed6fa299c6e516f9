import type { ImageLayers } from "@dunnage/api";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { openLedger } from "./ledger.ts";
import { shownImages } from "./usageObjects.ts";

/** An image from the bottom up, each layer with what it takes and whose it is too. `null`: it is not there, or could not be read. Pure. */
export function layersOfImage(inventory: Inventory, imageId: string): ImageLayers["layers"] {
  const shown = shownImages(inventory).map(({ id }) => id);
  const { layersOf } = inventory.layers;
  if (!shown.includes(imageId)) return null;
  const held = new Map(
    openLedger(shown, layersOf)
      .layers()
      .map((layer) => [layer.chainId, layer]),
  );
  const image = layersOf(imageId);
  if (image === null) return null;
  const chainIds = new Set(image.layers.map(({ chainId }) => chainId));
  return [...chainIds].flatMap((chainId) => {
    const layer = held.get(chainId);
    if (!layer) return [];
    return { chainId, bytes: layer.costBytes, images: layer.imageIds.map((id) => keyOf("images", id)) };
  });
}
