import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";

/** What removing an object would free by itself, or why it cannot go. */
export interface Freeing {
  obstacle: "running" | "held" | "protected" | "foreign" | null;
  /** `null`: not known. */
  bytes: number | null;
  /** What nothing would hold any more. */
  next: UsageObject[];
}

export function freeing(object: UsageObject, byKey: ObjectsByKey): Freeing {
  const obstacle = obstacleOf(object);
  if (obstacle) return { obstacle, bytes: null, next: [] };
  const next = object.holds
    .flatMap((key) => byKey.get(key) ?? [])
    .filter(
      ({ heldBy, protection, use }) =>
        heldBy.length === 1 && heldBy[0] === object.key && protection === null && use !== "foreign",
    );
  return { obstacle: null, bytes: object.uniqueBytes, next };
}

function obstacleOf({ kind, use, heldBy, protection }: UsageObject): Freeing["obstacle"] {
  if (use === "foreign") return "foreign";
  if (kind === "containers" && use === "used") return "running";
  if (heldBy.length > 0 || use === "used") return "held";
  return protection ? "protected" : null;
}
