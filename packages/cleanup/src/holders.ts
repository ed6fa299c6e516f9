import type { EngineContainer, EngineImage, EngineNetwork, EngineVolume } from "@dunnage/api";
import type { LayersOf } from "./accounting/layers.ts";

// Who holds whom. A container holds its image, volumes and networks in any state, one that was only created too.

export function volumesHeld(containers: EngineContainer[]): Set<EngineVolume["name"]> {
  return new Set(containers.flatMap((container) => container.volumes));
}

/** By name or by id: a stopped container tells the id of a network no longer, or tells an old one. */
export function holdsNetwork(container: EngineContainer, network: EngineNetwork): boolean {
  return container.networks.some(({ name, id }) => name === network.name || id === network.id);
}

/** What these containers run from and what they mount (`--mount type=image`), as each engine names it. */
export function imagesHeld(containers: EngineContainer[]): Set<string> {
  return new Set(containers.flatMap(({ imageId, mountedImages }) => [imageId, ...mountedImages]));
}

/** `sha256:` is left out by Podman in some places. */
export function imageKey(id: string): string {
  return id.replace(/^sha256:/, "").toLowerCase();
}

/**
 * Whether a container that names its image so may mean this one: its id (or the beginning of it, or nothing at all: then it may be any),
 * one of its digests, or a tag. All seven recorded engines give the id of what a container runs from; what it mounts is named as a person
 * wrote it.
 */
export function mayMean(imageId: string, image: EngineImage): boolean {
  const key = imageKey(imageId);
  return (
    imageKey(image.id).startsWith(key) ||
    image.digests.some((digest) => digest.endsWith(`@sha256:${key}`)) ||
    [...image.tags, ...image.digests].some((name) => fullName(name) === fullName(imageId))
  );
}

/** `shop/web` is short for `docker.io/shop/web:latest`, and `web` for `docker.io/library/web:latest`. */
function fullName(name: string): string {
  const short = name.replace(/^(docker\.io\/)?(library\/)?/, "");
  return /[:@][^/]*$/.test(short) ? short : `${short}:latest`;
}

/** Whether a container runs from this image or mounts it, in any state. */
export function isHeld(image: EngineImage, containers: EngineContainer[]): boolean {
  return [...imagesHeld(containers)].some((name) => mayMean(name, image));
}

export interface ImageUse {
  /** Ids of the listed images that a container uses, or may use. */
  used: Set<string>;
  /** What containers name that is no listed image: one that was removed by force, say. */
  unlisted: string[];
}

/** `layersOf` is asked for what is not listed too: an image with the same top layer may be the one that is meant, so it counts as used. */
export function imageUse(
  images: EngineImage[],
  usedImageIds: Iterable<string>,
  layersOf: LayersOf = () => null,
): ImageUse {
  const used = new Set<string>();
  const unlisted: string[] = [];
  const meant = meaningIn(images, layersOf);
  for (const imageId of new Set(usedImageIds)) {
    const { ids, listed } = meant(imageId);
    if (!listed) unlisted.push(imageId);
    for (const id of ids) used.add(id);
  }
  return { used, unlisted };
}

/** The containers that use each image, or may use it, by the image's id. */
export function holdersOfImages(
  images: EngineImage[],
  containers: EngineContainer[],
  layersOf: LayersOf,
): Map<string, EngineContainer[]> {
  const holders = new Map<string, EngineContainer[]>();
  const meant = meaningIn(images, layersOf);
  for (const container of containers) {
    const { imageId, mountedImages } = container;
    const ids = [imageId, ...mountedImages].flatMap((name) => meant(name).ids);
    for (const id of mountedImages.length > 0 ? new Set(ids) : ids) addTo(holders, id, container);
  }
  return holders;
}

/** The containers that name each network, by the network's id. */
export function holdersOfNetworks(
  networks: EngineNetwork[],
  containers: EngineContainer[],
): Map<string, EngineContainer[]> {
  const named = new Map<string, EngineContainer[]>();
  for (const container of containers) {
    const words = new Set(container.networks.flatMap(({ name, id }) => (id === null ? [name] : [name, id])));
    for (const word of words) addTo(named, word, container);
  }
  return new Map(
    networks.map(({ id, name }) => [
      id,
      [...new Set([...(named.get(name) ?? []), ...(named.get(id) ?? [])])],
    ]),
  );
}

/** The containers that mount each volume, by its name. */
export function holdersOfVolumes(containers: EngineContainer[]): Map<string, EngineContainer[]> {
  const holders = new Map<string, EngineContainer[]>();
  for (const container of containers) {
    for (const name of new Set(container.volumes)) addTo(holders, name, container);
  }
  return holders;
}

export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

interface Meaning {
  ids: string[];
  /** Whether it is a listed image, and not only like one. */
  listed: boolean;
}

/** Whole ids are looked up, since a host has thousands of them; anything else is held against each image, once. */
function meaningIn(images: EngineImage[], layersOf: LayersOf): (name: string) => Meaning {
  const byKey = new Map(images.map((image) => [imageKey(image.id), image.id]));
  const known = new Map<string, Meaning>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const whole = byKey.get(imageKey(name));
    const meaning = whole === undefined ? meaningOf(name) : { ids: [whole], listed: true };
    known.set(name, meaning);
    return meaning;
  };
  function meaningOf(name: string): Meaning {
    const listed = images.filter((image) => mayMean(name, image));
    const top = listed.length === 0 ? topChainId(name, layersOf) : undefined;
    const alike = top === undefined ? [] : images.filter((image) => topChainId(image.id, layersOf) === top);
    return { ids: [...listed, ...alike].map(({ id }) => id), listed: listed.length > 0 };
  }
}

function topChainId(imageId: string, layersOf: LayersOf): string | undefined {
  return layersOf(imageId)?.layers.at(-1)?.chainId;
}
