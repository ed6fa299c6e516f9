import type { DiskKind } from "../../shared/trpc/types.ts";

/** From the bottom up. */
export const stackedKinds = ["images", "containers", "volumes", "buildCache"] as const satisfies DiskKind[];
