import type { DiskUsage, EngineContainer } from "@dunnage/api";
import type { Inventory } from "../inventory/inventory.ts";
import { projectOf } from "../protections.ts";
import { knownSum } from "./knownSum.ts";
import type { HeldLayer } from "./ledger.ts";

type ProjectUsage = DiskUsage["projects"][number];

/** What each compose project takes, by name. */
export function projectsOf(
  { containers, volumes, networks, images }: Inventory,
  imageHolders: ReadonlyMap<string, EngineContainer[]>,
  layers: HeldLayer[],
): ProjectUsage[] {
  const names = new Set(
    [containers, volumes, networks, images].flatMap((objects) =>
      objects.flatMap((object) => projectOf(object) ?? []),
    ),
  );
  return [...names].toSorted().map((project) => {
    const mine = <T extends { labels: Record<string, string> }>(objects: T[]) =>
      objects.filter((object) => projectOf(object) === project);
    const own = mine(containers);
    const isOwn = new Set(own.map(({ id }) => id));
    const used = new Set(mine(images).map(({ id }) => id));
    const onlyMine = new Set<string>();
    for (const { id } of images) {
      const holders = imageHolders.get(id) ?? [];
      if (holders.some((container) => isOwn.has(container.id))) used.add(id);
      if (used.has(id) && holders.every((container) => isOwn.has(container.id))) onlyMine.add(id);
    }
    const has = (layer: HeldLayer) => layer.imageIds.some((id) => used.has(id));
    const ownLayer = (layer: HeldLayer) => layer.imageIds.every((id) => onlyMine.has(id));
    return {
      project,
      containers: own.length,
      running: own.filter(({ state }) => state === "running").length,
      images: used.size,
      volumes: mine(volumes).length,
      networks: mine(networks).length,
      containerBytes: knownSum(own.map(({ sizeBytes }) => sizeBytes)),
      volumeBytes: knownSum(mine(volumes).map(({ sizeBytes }) => sizeBytes)),
      imageBytes: costOf(layers.filter(has)),
      ownImageBytes: costOf(layers.filter((layer) => has(layer) && ownLayer(layer))),
    };
  });
}

function costOf(layers: HeldLayer[]): number {
  return layers.reduce((sum, { costBytes }) => sum + costBytes, 0);
}
