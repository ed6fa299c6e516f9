import type { EngineContainer } from "@dunnage/api";
import { holdersOfImages, holdersOfVolumes, imageKey } from "../holders.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { childrenOf, isUntagged } from "../objects/images.ts";
import { childrenFirst } from "../plan/childrenFirst.ts";
import { projectOf } from "../protections.ts";

/**
 * Keys of what belongs to each compose project: what carries its label, the images that its containers use, whoever else uses them too, the untagged
 * ones that only those were built on, and the volumes without a name that only its containers mount. A volume or network with a name but without
 * the label was made by somebody else (`external` in compose's own words), so it is not the project's.
 */
export function membersByProject(inventory: Inventory): ReadonlyMap<string, ReadonlySet<string>> {
  const { containers, volumes, networks } = inventory;
  const members = new Map<string, Set<string>>();
  const add = (project: string | null, key: string) => {
    if (project === null) return;
    const keys = members.get(project);
    if (keys) keys.add(key);
    else members.set(project, new Set([key]));
  };
  for (const container of containers) add(projectOf(container), keyOf("containers", container.id));
  for (const network of networks) add(projectOf(network), keyOf("networks", network.id));
  const holders = holdersOfVolumes(containers);
  for (const volume of volumes) {
    const mounted = volume.anonymous ? soleProjectOf(holders.get(volume.name) ?? []) : null;
    add(projectOf(volume) ?? mounted, keyOf("volumes", volume.name));
  }
  for (const [id, projects] of projectsOfImages(inventory))
    for (const project of projects) add(project, keyOf("images", id));
  return members;
}

function soleProjectOf(containers: EngineContainer[]): string | null {
  const projects = new Set(containers.map(projectOf));
  const [first = null] = projects;
  return projects.size === 1 ? first : null;
}

function projectsOfImages({ images, containers, layers, imageStore }: Inventory): Map<string, Set<string>> {
  const holders = holdersOfImages(images, containers, layers.layersOf);
  const children = childrenOf(images);
  const projects = new Map<string, Set<string>>();
  for (const image of childrenFirst(images, ({ id }) => children.get(imageKey(id)) ?? [])) {
    const own = [projectOf(image), ...(holders.get(image.id) ?? []).map(projectOf)];
    const below = (children.get(imageKey(image.id)) ?? []).map(
      ({ id }) => projects.get(id) ?? new Set<string>(),
    );
    const [first, ...others] = below;
    const ofAllBelow = first && isUntagged(image, imageStore) ? [...first].filter(isIn(others)) : [];
    projects.set(image.id, new Set([...own.filter((project) => project !== null), ...ofAllBelow]));
  }
  return projects;
}

const isIn = (sets: ReadonlySet<string>[]) => (project: string) => sets.every((set) => set.has(project));
