import type { DiskKind } from "../trpc/types.ts";
import { kindFill } from "./kinds.ts";

/** What a disk is filled with. `untold`: in use, while it is not known by what. */
export type DiskPartName = DiskKind | "logs" | "other" | "untold" | "reserved" | "free";

/** The colour of each part. Free space is what is left. */
export const partFill: Record<Exclude<DiskPartName, "free">, string> = {
  ...kindFill,
  logs: "bg-logs",
  other: "bg-other",
  untold: "bg-other",
  reserved: "bg-edge",
};
