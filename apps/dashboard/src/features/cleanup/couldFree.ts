import type { SystemStats } from "../../shared/trpc/types.ts";
import type { Target } from "./choices.ts";

/** What taking a target could free. `upTo`: the numbers at hand cover more than the target does. */
export interface CouldFree {
  bytes: number;
  upTo: boolean;
}

/** From the last measurement; `null` where it does not tell, or where there is nothing to free (networks take no disk). */
export function couldFree(target: Target, stats: SystemStats | undefined): CouldFree | null {
  if (!stats) return null;
  const { reclaimable, diskUsage, unusedNamedVolumesBytes } = stats;
  switch (target) {
    case "containers.stopped":
      return known(reclaimable.containers);
    case "containers.stoppedLong":
      return known(reclaimable.containers, true);
    case "images.dangling":
      return known(reclaimable.images, true);
    case "images.unused":
      return known(reclaimable.images);
    case "volumes.anonymous":
      return known(reclaimable.volumes);
    case "volumes.unused":
      return reclaimable.volumes === null || unusedNamedVolumesBytes === null
        ? null
        : known(reclaimable.volumes + unusedNamedVolumesBytes);
    case "buildCache.unused":
      return known(reclaimable.buildCache);
    case "buildCache.all":
      return known(diskUsage.buildCache, true);
    case "networks.unused":
      return null;
  }
}

const known = (bytes: number | null, upTo = false): CouldFree | null =>
  bytes === null ? null : { bytes, upTo: upTo && bytes > 0 };

/** Whether taking it frees disk at all. */
export const takesDisk = (target: Target): boolean => target !== "networks.unused";

/** What several targets could free together. `complete`: every part of the sum is known. */
export interface CouldFreeSum extends CouldFree {
  complete: boolean;
}

/** `null` where no part of it is known: a sum of nothing would say that there is nothing to free. */
export function couldFreeTogether(targets: Target[], stats: SystemStats | undefined): CouldFreeSum | null {
  const parts = targets.filter(takesDisk).map((target) => couldFree(target, stats));
  const told = parts.filter((part) => part !== null);
  if (told.length === 0) return null;
  return {
    bytes: told.reduce((sum, part) => sum + part.bytes, 0),
    upTo: told.some((part) => part.upTo),
    complete: told.length === parts.length,
  };
}
