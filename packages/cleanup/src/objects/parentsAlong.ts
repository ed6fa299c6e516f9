import type { EngineImage } from "@dunnage/api";

/**
 * The untagged images that an image was built on, nearest first, up to one that `stops`: something else holds it, too. Podman removes them along
 * with the image, whatever it is asked.
 */
export function parentsAlong(
  image: EngineImage,
  parentOf: (image: EngineImage) => EngineImage | undefined,
  stops: (parent: EngineImage, child: EngineImage) => boolean,
): EngineImage[] {
  const parents: EngineImage[] = [];
  let child = image;
  for (;;) {
    const parent = parentOf(child);
    if (!parent || parent.tags.length > 0 || parents.includes(parent) || stops(parent, child)) return parents;
    parents.push(parent);
    child = parent;
  }
}
