import type { EngineImageLayers } from "@dunnage/api";
import { type LayersOf, layerCosts } from "./layers.ts";

/** Who holds which layers, while images go one after another. */
export interface LayerLedger {
  /** Bytes of the layers that only this image holds now. `null` if its layers, or those of another one that is there, are not known. */
  freedBy(imageId: string): number | null;
  /** Lets go of an image, and tells what that freed. Another time it frees nothing. */
  remove(imageId: string): number | null;
  /** Every layer that an image held at the beginning. */
  layers(): HeldLayer[];
}

export interface HeldLayer {
  chainId: string;
  /** What it takes, its part of the compressed content included. */
  costBytes: number;
  unpackedBytes: number;
  /** The images that had it at the beginning. */
  imageIds: string[];
  /** Whether one of them is still there. */
  held: boolean;
}

/** `imageIds`: every image that holds layers, those that containers run from included. */
export function openLedger(imageIds: Iterable<string>, layersOf: LayersOf): LayerLedger {
  const images = new Map<string, EngineImageLayers | null>();
  for (const id of imageIds) images.set(id, layersOf(id));
  const costs = layerCosts([...images.values()].filter((image) => image !== null));
  const holders = new Map<string, number>();
  let unread = 0;
  for (const image of images.values()) {
    if (image === null) unread += 1;
    for (const chainId of chainIdsOf(image)) holders.set(chainId, (holders.get(chainId) ?? 0) + 1);
  }

  const freedBy = (imageId: string) => {
    const image = images.get(imageId);
    if (image === undefined) return 0;
    if (unread > 0) return null;
    let bytes = 0;
    for (const chainId of chainIdsOf(image)) {
      if (holders.get(chainId) === 1) bytes += costs.get(chainId) ?? 0;
    }
    return bytes;
  };

  const atFirst = new Map<string, Omit<HeldLayer, "held">>();
  for (const [imageId, image] of images) {
    for (const { chainId, sizeBytes } of image?.layers ?? []) {
      const layer = atFirst.get(chainId) ?? {
        chainId,
        costBytes: costs.get(chainId) ?? 0,
        unpackedBytes: sizeBytes,
        imageIds: [],
      };
      if (layer.imageIds.at(-1) !== imageId) layer.imageIds.push(imageId);
      atFirst.set(chainId, layer);
    }
  }

  return {
    freedBy,
    layers: () =>
      [...atFirst.values()].map((layer) => ({ ...layer, held: (holders.get(layer.chainId) ?? 0) > 0 })),
    remove(imageId) {
      const freed = freedBy(imageId);
      const image = images.get(imageId);
      images.delete(imageId);
      if (image === null) unread -= 1;
      for (const chainId of chainIdsOf(image)) holders.set(chainId, (holders.get(chainId) ?? 0) - 1);
      return freed;
    },
  };
}

function chainIdsOf(image: EngineImageLayers | null | undefined): Set<string> {
  return new Set(image?.layers.map((layer) => layer.chainId));
}
