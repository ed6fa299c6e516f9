import { connectEngine } from "@dunnage/docker";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";
import { reclaimableOf } from "../src/accounting/reclaimable.ts";
import { imagesHeld } from "../src/holders.ts";

/** What can be had back on a host now, read as the server reads it. */
export async function readReclaimable(host: ThrowawayEngine) {
  const engine = connectEngine({ host: host.host });
  const [images, containers, volumes, buildCache] = await Promise.all([
    engine.images(),
    engine.measuredContainers(),
    engine.diskUsage("volumes"),
    engine.diskUsage("buildCache"),
  ]);
  const layers = new Map(
    await Promise.all(images.map(async ({ id }) => [id, await engine.imageLayers(id)] as const)),
  );
  engine.close();
  const usedImageIds = imagesHeld(containers);
  return {
    images: known(reclaimableOf.images({ images, usedImageIds, layersOf: (id) => layers.get(id) ?? null })),
    containers: known(reclaimableOf.containers(containers)),
    volumes: known(reclaimableOf.volumes(volumes.items, containers).anonymousBytes),
    buildCache: known(reclaimableOf.buildCache(buildCache.items)),
  };
}

function known(bytes: number | null): number {
  if (bytes === null) throw new Error("A live engine tells all sizes.");
  return bytes;
}
