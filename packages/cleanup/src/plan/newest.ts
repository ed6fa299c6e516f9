import type { EngineImage } from "@dunnage/api";
import { byRepository } from "../objects/images.ts";

/**
 * Images that are among the newest of a repository, with the repository's name. Tags of one image count once, so that at least so many
 * tags stay.
 */
export function newestOf(images: EngineImage[], keep: number | undefined): Map<string, string> {
  const newest = new Map<string, string>();
  if (keep === undefined) return newest;
  for (const [name, tagged] of byRepository(images)) {
    const byAge = tagged.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    for (const { id } of byAge.slice(0, keep)) newest.set(id, name);
    // As old as the last of them: which of the two was meant cannot be told.
    const last = byAge[keep - 1]?.createdAt;
    for (const { id, createdAt } of byAge.slice(keep)) if (createdAt === last) newest.set(id, name);
  }
  return newest;
}
