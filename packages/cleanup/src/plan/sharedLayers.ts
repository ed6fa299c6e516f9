import type { EngineBuildCacheRecord } from "@dunnage/api";
import type { HeldLayer } from "../accounting/ledger.ts";
import type { ImageStore } from "../inventory/inventory.ts";

/** What a build-cache record that images share has in common with them. */
export interface SharedLayer {
  /** Whether no image has it any more when the plan's images have gone. */
  freed: boolean;
  /** The images that had it. */
  imageIds: string[];
  /** Of the record's bytes those that went, or go, with the images; the rest is its own. */
  unpackedBytes: number;
}

/**
 * Finds the layer that a shared record stands for. Engines do not tell: a record says only how large it is, so it is told by its size, as the
 * engine's own store keeps it to the byte, and containerd's with its part of the compressed content. Of several that it may be all have to be
 * free, or it counts as held: what is not known stays. A record without bytes may be any, so it is none.
 */
export function sharedLayerOf(
  record: EngineBuildCacheRecord,
  layers: HeldLayer[],
  imageStore: ImageStore,
): SharedLayer | null {
  const alike = layers.filter((layer) => layer.costBytes > 0 && isAlike(record.sizeBytes, layer, imageStore));
  const [first] = alike;
  if (first === undefined) return null;
  return {
    freed: !layers.some((layer) => layer.held && mayBe(record.sizeBytes, layer, imageStore)),
    imageIds: [...new Set(alike.flatMap(({ imageIds }) => imageIds))],
    unpackedBytes: first.unpackedBytes,
  };
}

/** Blocks and folders, and how the content is shared out among layers, are estimates on containerd's store. */
const TOLERANCE = { share: 0.05, bytes: 16_384 };

/** An image's compressed content is told as a whole, so its layers may be off by more: where one that stays may be the record's, it counts as that. */
const DOUBT = { share: 0.05, bytes: 65_536 };

function isAlike(bytes: number, layer: HeldLayer, imageStore: ImageStore): boolean {
  return isWithin(imageStore === "containerd" ? TOLERANCE : EXACT, bytes, layer);
}

function mayBe(bytes: number, layer: HeldLayer, imageStore: ImageStore): boolean {
  return layer.costBytes > 0 && isWithin(imageStore === "containerd" ? DOUBT : EXACT, bytes, layer);
}

const EXACT = { share: 0, bytes: 0 };

function isWithin(limit: typeof EXACT, bytes: number, { costBytes }: HeldLayer): boolean {
  return Math.abs(bytes - costBytes) <= Math.max(limit.bytes, costBytes * limit.share);
}
