import { containerListed, imageListed, volumeListed } from "./answers.ts";
import type { Objects } from "./objects.ts";

/** `GET /system/df`, of the kinds that are asked for. */
export function diskUsage(objects: Objects, types: string[]) {
  const asked = (type: string) => types.length === 0 || types.includes(type);
  const { images, containers, volumes, cache } = objects;
  return {
    ...(asked("image") && {
      LayersSize: bytesOfLayers(objects),
      Images: [...images.values()].map(imageListed),
    }),
    ...(asked("container") && {
      Containers: [...containers.values()].map((container) => containerListed(container, objects, true)),
    }),
    ...(asked("volume") && {
      Volumes: [...volumes.values()].map((volume) => ({
        ...volumeListed(volume),
        UsageData: { Size: volume.sizeBytes, RefCount: holdersOf(volume.name, objects) },
      })),
    }),
    ...(asked("build-cache") && {
      BuildCache: [...cache.values()].map((record) => ({
        ID: record.id,
        Parents: record.parents,
        Type: record.type,
        Description: record.description,
        InUse: record.inUse,
        Shared: record.shared,
        Size: record.sizeBytes,
        CreatedAt: record.createdAt.toISOString(),
        LastUsedAt: record.lastUsedAt.toISOString(),
        UsageCount: 1,
      })),
    }),
  };
}

const holdersOf = (volume: string, { containers }: Objects) =>
  [...containers.values()].filter(({ volumes }) => volumes.includes(volume)).length;

/** Each layer counts once for each stack that it lies on, however many images are built on that. */
function bytesOfLayers({ images }: Objects): number {
  const sizes = new Map<string, number>();
  for (const { layers } of images.values()) {
    let stack = "";
    for (const { diffId, sizeBytes } of layers) {
      stack += diffId;
      sizes.set(stack, sizeBytes);
    }
  }
  return sum([...sizes.values()]);
}

/** All that the engine has on its disk. */
export function bytesOnDisk(objects: Objects): number {
  const { containers, volumes, cache } = objects;
  return (
    bytesOfLayers(objects) +
    sum([...containers.values()].map(({ writtenBytes, logBytes }) => writtenBytes + logBytes)) +
    sum([...volumes.values()].map(({ sizeBytes }) => sizeBytes)) +
    sum([...cache.values()].filter(({ shared }) => !shared).map(({ sizeBytes }) => sizeBytes))
  );
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
