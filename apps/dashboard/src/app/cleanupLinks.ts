import type { DiskKind } from "../shared/trpc/types.ts";

/** Where a clean-up of one kind alone is begun, of what counts as reclaimable of it. */
export const cleanupLinks: Record<DiskKind, string> = {
  containers: "/clean-up?containers=stopped&images=off&buildCache=off",
  images: "/clean-up?images=unused&buildCache=off",
  volumes: "/clean-up?images=off&volumes=anonymous&buildCache=off",
  buildCache: "/clean-up?images=off",
};
