import type { DiskUsage, EngineContainer } from "@dunnage/api";
import { addTo } from "../holders.ts";
import type { Inventory } from "../inventory/inventory.ts";
import { projectOf } from "../protections.ts";
import { knownSum } from "./knownSum.ts";
import type { HeldLayer } from "./ledger.ts";

type ProjectUsage = DiskUsage["projects"][number];
type Labelled = Parameters<typeof projectOf>[0];

/** What each compose project takes, by name. A host may have hundreds: each object is looked at once, and not once for each of them. */
export function projectsOf(
  { containers, volumes, networks, images }: Inventory,
  imageHolders: ReadonlyMap<string, EngineContainer[]>,
  layers: HeldLayer[],
): ProjectUsage[] {
  const containersOf = byProject(containers);
  const volumesOf = byProject(volumes);
  const networksOf = byProject(networks);
  const imagesOf = byProject(images);

  const used = new Map<string, Set<string>>();
  const soleProject = new Map<string, string>();
  for (const image of images) {
    const label = projectOf(image);
    const holding = new Set((imageHolders.get(image.id) ?? []).map(projectOf));
    for (const project of [label, ...holding])
      if (project !== null) used.set(project, (used.get(project) ?? new Set()).add(image.id));
    const [sole = label] = holding;
    if (sole !== null && holding.size < 2) soleProject.set(image.id, sole);
  }

  const layersOf = new Map<string, HeldLayer[]>();
  for (const layer of layers) for (const id of layer.imageIds) addTo(layersOf, id, layer);
  const soleProjectOf = new Map(layers.map((layer) => [layer, agreed(layer.imageIds, soleProject)]));

  const names = [containersOf, volumesOf, networksOf, imagesOf].flatMap((of) => [...of.keys()]);
  return [...new Set(names)].toSorted().map((project) => {
    const own = containersOf.get(project) ?? [];
    const ownVolumes = volumesOf.get(project) ?? [];
    const usedImages = [...(used.get(project) ?? [])];
    const usedLayers = [...new Set(usedImages.flatMap((id) => layersOf.get(id) ?? []))];
    return {
      project,
      containers: own.length,
      running: own.filter(({ state }) => state === "running").length,
      images: usedImages.length,
      volumes: ownVolumes.length,
      networks: networksOf.get(project)?.length ?? 0,
      containerBytes: knownSum(own.map(({ sizeBytes }) => sizeBytes)),
      volumeBytes: knownSum(ownVolumes.map(({ sizeBytes }) => sizeBytes)),
      imageBytes: costOf(usedLayers),
      ownImageBytes: costOf(usedLayers.filter((layer) => soleProjectOf.get(layer) === project)),
    };
  });
}

function byProject<T extends Labelled>(objects: T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const object of objects) {
    const project = projectOf(object);
    if (project !== null) addTo(grouped, project, object);
  }
  return grouped;
}

/** The project that all of these images are used by alone; `undefined` if there is no such one. */
function agreed(imageIds: string[], soleProject: ReadonlyMap<string, string>): string | undefined {
  const [first = ""] = imageIds;
  const project = soleProject.get(first);
  return imageIds.every((id) => soleProject.get(id) === project) ? project : undefined;
}

function costOf(layers: HeldLayer[]): number {
  return layers.reduce((sum, { costBytes }) => sum + costBytes, 0);
}
