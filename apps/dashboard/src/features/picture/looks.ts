import { partFill } from "../../shared/ui/diskParts.ts";
import type { DiskNode } from "./diskNode.ts";

/** The colour of what a block belongs to. Free space has none. */
export function fillOf({ part }: Pick<DiskNode, "part">): string {
  if (part === "docker") return "bg-accent";
  return part === "free" ? "" : partFill[part];
}
