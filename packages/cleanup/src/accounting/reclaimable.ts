import type {
  EngineBuildCacheRecord,
  EngineContainer,
  EngineImage,
  EngineVolume,
  Protection,
} from "@dunnage/api";
import { imageUse, volumesHeld } from "../holders.ts";
import { isStopped } from "../objects/containers.ts";
import { namesOf } from "../objects/images.ts";
import { isKept } from "../objects/keep.ts";
import { hasNoOptions, isLocal } from "../objects/volumes.ts";
import { type Protectable, projectOf, protectionOf } from "../protections.ts";
import { knownSum } from "./knownSum.ts";
import { type LayersOf, layerCosts } from "./layers.ts";

/** Whether people have said that an object stays: by its label, or by a protection. */
export type Stays = (object: Protectable) => boolean;

/** What is kept by protections and labels. `protections`: those of the host. */
export function staysBy(protections: Protection[]): Stays {
  return (object) => isKept(object) || protectionOf(object, protections) !== null;
}

const byLabel = staysBy([]);

/**
 * What removing the unused would really free, in bytes, by kind, but for what people have said stays. Never negative. Where some sizes are not known, the sum of those that are;
 * `null` where none is.
 */
export const reclaimableOf = {
  /**
   * The union of the layers of unused images that no image in use needs; on containerd's store with their compressed content. The layers
   * of an image in use must all be known: with one unread it may need any layer, and the answer is `null`.
   *
   * `usedImageIds`: what every container holds, in any state (`imagesHeld`). `layersOf` is asked for these too.
   */
  images(from: {
    images: EngineImage[];
    usedImageIds: Iterable<string>;
    layersOf: LayersOf;
    stays?: Stays;
  }): number | null {
    const { stays = byLabel } = from;
    const { used, unlisted } = imageUse(from.images, from.usedImageIds, from.layersOf);
    for (const image of from.images) if (stays(protectableImage(image))) used.add(image.id);
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
  containers(containers: EngineContainer[], stays: Stays = byLabel): number | null {
    const free = containers.filter(
      (container) =>
        isStopped(container) && !stays({ kind: "containers", ...container, project: projectOf(container) }),
    );
    return knownSum(free.map((container) => container.sizeBytes));
  },

  /** Volumes of the local driver without options that no container refers to: anonymous ones, and apart from them those with a name. */
  volumes(
    volumes: EngineVolume[],
    containers: EngineContainer[],
    stays: Stays = byLabel,
  ): { anonymousBytes: number | null; namedBytes: number | null } {
    const held = volumesHeld(containers);
    const unused = volumes.filter(
      (volume) =>
        isLocal(volume) &&
        hasNoOptions(volume) &&
        !held.has(volume.name) &&
        !stays({
          kind: "volumes",
          id: volume.name,
          names: volume.anonymous ? [] : [volume.name],
          labels: volume.labels,
          project: projectOf(volume),
        }),
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

function protectableImage(image: EngineImage): Protectable {
  const names = [...namesOf(image)];
  return { kind: "images", id: image.id, names, labels: image.labels, project: projectOf(image) };
}
