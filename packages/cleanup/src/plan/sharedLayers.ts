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
    freed: alike.every(({ held }) => !held),
    imageIds: [...new Set(alike.flatMap(({ imageIds }) => imageIds))],
    unpackedBytes: first.unpackedBytes,
  };
}

/** Blocks and folders, and how the content is shared out among layers, are estimates on containerd's store. */
const TOLERANCE = 0.05;
const TOLERANCE_BYTES = 16_384;

function isAlike(bytes: number, { costBytes }: HeldLayer, imageStore: ImageStore): boolean {
  if (imageStore !== "containerd") return bytes === costBytes;
  return Math.abs(bytes - costBytes) <= Math.max(TOLERANCE_BYTES, costBytes * TOLERANCE);
}
