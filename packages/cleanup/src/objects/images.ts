import type { EngineImage } from "@dunnage/api";
import { addTo, imageKey } from "../holders.ts";
import type { ImageStore } from "../inventory/inventory.ts";

/**
 * Without a name that a person gave it. The engine's own store leaves the digest on an image whose tag moved on (the usual dangling image
 * after a pull), and its prune takes it; containerd's store drops the digest with the tag, so there it is a name that was asked for.
 */
export function isUntagged(image: EngineImage, imageStore: ImageStore): boolean {
  return image.tags.length === 0 && (imageStore !== "containerd" || image.digests.length === 0);
}

/** Those that `docker image ls` lists: not the untagged ones that others were built on. */
export function listedImages(images: EngineImage[]): EngineImage[] {
  const parents = new Set(images.map(({ parentId }) => parentId && imageKey(parentId)));
  return images.filter((image) => namesOf(image).size > 0 || !parents.has(imageKey(image.id)));
}

/** Every name, but for digests of repositories that have a tag: the engine drops those along with the repository's last tag. */
export function referencesOf(image: EngineImage): string[] {
  const tagged = new Set(image.tags.map(repositoryOf));
  return [...image.tags, ...image.digests.filter((digest) => !tagged.has(repositoryOf(digest)))];
}

/** Of `registry:5000/name:tag` or `registry:5000/name@sha256:...`: containerd's store lists what was pulled by digest among the tags. */
export function repositoryOf(name: string): string {
  return name.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}

/** Those with a tag, each once in each repository that it has one in. */
export function byRepository(images: EngineImage[]): Map<string, EngineImage[]> {
  const tagged = new Map<string, EngineImage[]>();
  for (const image of images) {
    for (const repository of new Set(image.tags.map(repositoryOf))) addTo(tagged, repository, image);
  }
  return tagged;
}

export function namesOf(image: EngineImage): Set<string> {
  return new Set([...image.tags, ...image.digests]);
}

/** What was built on each image, by its key. */
export function childrenOf(images: EngineImage[]): Map<string, EngineImage[]> {
  const children = new Map<string, EngineImage[]>();
  for (const image of images) {
    if (image.parentId === null) continue;
    const parent = imageKey(image.parentId);
    addTo(children, parent, image);
  }
  return children;
}
