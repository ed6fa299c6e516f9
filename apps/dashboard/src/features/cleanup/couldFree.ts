import type { ObjectKind, SystemStats } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { amountOf, type Choice, type Choices, limitsOfKind, type Target } from "./choices.ts";

/** What a choice could free. `upTo`: the numbers at hand cover more than it takes. */
export interface CouldFree {
  bytes: number;
  upTo: boolean;
}

/** From the last measurement; `null` where it does not tell, or where there is nothing to free (networks take no disk). */
export function couldFree(
  kind: ObjectKind,
  choice: Choice,
  stats: SystemStats | undefined,
): CouldFree | null {
  if (!stats || choice.target === "off") return null;
  const limited = limitsOfKind[kind].some((limit) => amountOf(limit, choice.limits[limit]) !== null);
  const free = ofTarget(choice.target, stats);
  return free && { bytes: free.bytes, upTo: (free.upTo || limited) && free.bytes > 0 };
}

function ofTarget(target: Target, stats: SystemStats): CouldFree | null {
  const { reclaimable, diskUsage, unusedNamedVolumesBytes } = stats;
  switch (target) {
    case "containers.stopped":
      return known(reclaimable.containers);
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
      return known(diskUsage.buildCache);
    case "networks.unused":
      return null;
  }
}

const known = (bytes: number | null, upTo = false): CouldFree | null =>
  bytes === null ? null : { bytes, upTo };

/** Whether taking it frees disk at all. */
export const takesDisk = (target: Choice["target"]): boolean =>
  target !== "off" && target !== "networks.unused";

/** What several choices could free together. `complete`: every part of the sum is known. */
export interface CouldFreeSum extends CouldFree {
  complete: boolean;
}

/** `null` where no part of it is known: a sum of nothing would say that there is nothing to free. */
export function couldFreeTogether(choices: Choices, stats: SystemStats | undefined): CouldFreeSum | null {
  const parts = objectKinds
    .filter((kind) => takesDisk(choices[kind].target))
    .map((kind) => couldFree(kind, choices[kind], stats));
  const told = parts.filter((part) => part !== null);
  if (told.length === 0) return null;
  return {
    bytes: told.reduce((sum, part) => sum + part.bytes, 0),
    // Build cache that images share is counted with these, and some of it goes with them: there the sum is no bound.
    upTo: choices.buildCache.target === "off" && told.some((part) => part.upTo),
    complete: told.length === parts.length,
  };
}
