import type { EngineBuildCacheRecord, EngineContainer, EngineImage, EngineVolume } from "@dunnage/api";
import { imageUse, volumesHeld } from "../holders.ts";
import { isStopped } from "../selection/containers.ts";
import { hasNoOptions, isLocal } from "../selection/volumes.ts";
import { knownSum } from "./knownSum.ts";
import { type LayersOf, layerCosts } from "./layers.ts";

/**
 * What removing the unused would really free, in bytes, by kind. Never negative. Where some sizes are not known, the sum of those that are;
 * `null` where none is.
 */
export const reclaimableOf = {
  /**
   * The union of the layers of unused images that no image in use needs; on containerd's store with their compressed content. The layers
   * of an image in use must all be known: with one unread it may need any layer, and the answer is `null`.
   *
   * `usedImageIds`: what every container holds, in any state (`imagesHeld`). `layersOf` is asked for these too.
   */
  images(from: { images: EngineImage[]; usedImageIds: Iterable<string>; layersOf: LayersOf }): number | null {
    const { used, unlisted } = imageUse(from.images, from.usedImageIds, from.layersOf);
    const layers = new Map(from.images.map((image) => [image.id, from.layersOf(image.id)]));
    const unused = from.images.filter((image) => !used.has(image.id));
    const known = [...layers.values()].filter((image) => image !== null);
    const needed = new Set<string>();
    for (const id of [...used, ...unlisted]) {
      const image = from.layersOf(id);
      // What is not listed and cannot be read was removed by force: it holds no listed image.
      if (image === null && used.has(id)) return unused.length === 0 ? 0 : null;
      for (const layer of image?.layers ?? []) needed.add(layer.chainId);
    }
    const costs = layerCosts(known);
    const free = new Set<string>();
    for (const image of unused) {
      for (const layer of layers.get(image.id)?.layers ?? []) {
        if (!needed.has(layer.chainId)) free.add(layer.chainId);
      }
    }
    const noneRead = unused.length > 0 && unused.every((image) => layers.get(image.id) === null);
    return noneRead ? null : knownSum([...free].map((chainId) => costs.get(chainId) ?? 0));
  },

  /** The writable layers of containers that are created, exited or dead. */
  containers(containers: EngineContainer[]): number | null {
    return knownSum(containers.filter(isStopped).map((container) => container.sizeBytes));
  },

  /** Volumes of the local driver without options that no container refers to: anonymous ones, and apart from them those with a name. */
  volumes(
    volumes: EngineVolume[],
    containers: EngineContainer[],
  ): { anonymousBytes: number | null; namedBytes: number | null } {
    const held = volumesHeld(containers);
    const unused = volumes.filter(
      (volume) => isLocal(volume) && hasNoOptions(volume) && !held.has(volume.name),
    );
    const bytesOf = (anonymous: boolean) =>
      knownSum(unused.filter((volume) => volume.anonymous === anonymous).map((volume) => volume.sizeBytes));
    return { anonymousBytes: bytesOf(true), namedBytes: bytesOf(false) };
  },

  /** Records that are neither in use nor shared with an image. */
  buildCache(records: EngineBuildCacheRecord[]): number | null {
    return knownSum(
      records.filter((record) => !record.inUse && !record.shared).map((record) => record.sizeBytes),
    );
  },
};
