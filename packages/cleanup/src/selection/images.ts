import type { EngineImage, EngineInfo } from "@dunnage/api";
import { imageKey } from "../holders.ts";
import { type Selection, sparingKept } from "./selection.ts";

export type ImageRule = "dangling" | "unused";
type ImageStore = EngineInfo["storage"]["imageStore"];

/**
 * `used`: ids of the images that containers use or may use. An untagged image that another listed one is built on is part of that one, and
 * not spoken of.
 */
export function selectImages(
  rule: ImageRule,
  images: EngineImage[],
  used: ReadonlySet<string>,
  imageStore: ImageStore,
): Selection<EngineImage> {
  const parents = new Set(images.flatMap(({ parentId }) => (parentId === null ? [] : [imageKey(parentId)])));
  const free = images.filter((image) => {
    if (used.has(image.id)) return false;
    if (isUntagged(image, imageStore)) return !parents.has(imageKey(image.id));
    return rule === "unused";
  });
  return sparingKept(childrenFirst(free));
}

/**
 * An image that others are built on goes after them, so that it can go whole: it is no younger than they are.
 * Parents themselves are of no help, since those between two listed images are not listed.
 */
function childrenFirst(images: EngineImage[]): EngineImage[] {
  return images.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/**
 * Without a name that a person gave it. The engine's own store leaves the digest on an image whose tag moved on (the usual dangling image
 * after a pull), and its prune takes it; containerd's store drops the digest with the tag, so there it is a name that was asked for.
 */
export function isUntagged(image: EngineImage, imageStore: ImageStore): boolean {
  return image.tags.length === 0 && (imageStore !== "containerd" || image.digests.length === 0);
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

export function namesOf(image: EngineImage): Set<string> {
  return new Set([...image.tags, ...image.digests]);
}
