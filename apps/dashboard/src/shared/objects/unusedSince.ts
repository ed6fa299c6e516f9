import type { UsageObject } from "../trpc/types.ts";

/** Since when nothing is known to have used an object of which no use was ever seen; `null`: that is not for Dunnage to know. */
export function unusedSince(
  { kind, createdAt }: Pick<UsageObject, "kind" | "createdAt">,
  watchedSince: string,
): string | null {
  // Of build cache the engine itself keeps it, or does not.
  if (kind === "buildCache") return null;
  // An image is built before it comes here, all else is made here.
  return createdAt !== null && kind !== "images" && createdAt > watchedSince ? createdAt : watchedSince;
}
