import type { EngineImage } from "@dunnage/api";
import { repositoryOf } from "../objects/images.ts";

/**
 * Images that are among the newest of a repository, with the repository's name. Tags of one image count once, so that at least so many
 * tags stay.
 */
export function newestOf(images: EngineImage[], keep: number | undefined): Map<string, string> {
  const newest = new Map<string, string>();
  if (keep === undefined) return newest;
  const repositories = new Map<string, Set<EngineImage>>();
  for (const image of images) {
    for (const tag of image.tags) {
      const name = repositoryOf(tag);
      repositories.set(name, (repositories.get(name) ?? new Set()).add(image));
    }
  }
  for (const [name, tagged] of repositories) {
    const byAge = [...tagged].toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    for (const { id } of byAge.slice(0, keep)) newest.set(id, name);
    // As old as the last of them: which of the two was meant cannot be told.
    const last = byAge[keep - 1]?.createdAt;
    for (const { id, createdAt } of byAge.slice(keep)) if (createdAt === last) newest.set(id, name);
  }
  return newest;
}
