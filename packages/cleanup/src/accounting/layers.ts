import type { EngineImageLayers } from "@dunnage/api";

/** An image's layers; `null` where they could not be read. */
export type LayersOf = (imageId: string) => EngineImageLayers | null;

/**
 * What each layer costs on disk, by chain id: its unpacked bytes, and on containerd's store its part of the compressed content.
 *
 * Engines tell an image's content only as a whole. Images are taken shortest first, so that an image pays for the content of the layers
 * below it only once and what is left belongs to the layers that it adds: exact where images build on one another. Where an image adds
 * several layers at once, they share what is left in proportion to their unpacked size: an estimate.
 */
export function layerCosts(images: Iterable<EngineImageLayers>): Map<string, number> {
  const unpacked = new Map<string, number>();
  const content = new Map<string, number>();
  const shortestFirst = [...images].toSorted((a, b) => a.layers.length - b.layers.length);
  for (const image of shortestFirst) {
    const own = image.layers.filter((layer) => !content.has(layer.chainId));
    const below = image.layers.reduce((sum, layer) => sum + (content.get(layer.chainId) ?? 0), 0);
    const shares = inProportion(
      Math.max(0, image.contentBytes - below),
      own.map((layer) => layer.sizeBytes),
    );
    for (const [index, layer] of own.entries()) {
      unpacked.set(layer.chainId, layer.sizeBytes);
      content.set(layer.chainId, shares[index] ?? 0);
    }
  }
  return new Map([...unpacked].map(([chainId, bytes]) => [chainId, bytes + (content.get(chainId) ?? 0)]));
}

/** Whole bytes that add up to `total`; what rounding leaves over goes to the last. */
function inProportion(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => (sum > 0 ? Math.floor((total / sum) * weight) : 0));
  const last = shares.length - 1;
  if (last >= 0) shares[last] = total - shares.slice(0, last).reduce((a, b) => a + b, 0);
  return shares;
}
