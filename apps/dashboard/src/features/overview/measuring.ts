import type { DiskKind, SystemStats } from "../../shared/trpc/types.ts";

/** In the order in which they are shown. */
export const diskKinds = ["images", "containers", "volumes", "buildCache"] as const satisfies DiskKind[];

export const isMeasuring = (stats: SystemStats | undefined): boolean =>
  stats !== undefined && diskKinds.some((kind) => stats.measurements[kind].measuring);

/** The sum of what is known, and whether that is all of it. */
export function sumOf(bytes: SystemStats["diskUsage"]): { bytes: number; complete: boolean } {
  const known = diskKinds.map((kind) => bytes[kind]).filter((value) => value !== null);
  return { bytes: known.reduce((sum, value) => sum + value, 0), complete: known.length === diskKinds.length };
}
