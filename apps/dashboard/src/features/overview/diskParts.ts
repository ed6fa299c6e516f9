import type { HostDisk } from "../../shared/trpc/types.ts";
import type { DiskPartName } from "../../shared/ui/diskParts.ts";
import { diskKinds, sumOf } from "./measuring.ts";

export interface DiskPart {
  name: DiskPartName;
  /** `null`: not known. */
  bytes: number | null;
}

/**
 * What a disk of known size is filled with, in the order in which it is shown; all that is known adds up to its size. While something is not known, what
 * is in use beyond the rest is `untold` instead of `other`.
 */
export function partsOf(disk: HostDisk): DiskPart[] {
  const { docker, logs, otherBytes, reservedBytes, freeBytes } = disk;
  const used = usedBytesOf(disk);
  const known = sumOf(docker).bytes + (logs?.bytes ?? 0);
  const rest: DiskPart =
    otherBytes === null
      ? { name: "untold", bytes: used === null ? null : Math.max(used - known, 0) }
      : { name: "other", bytes: otherBytes };
  return [
    ...diskKinds.map((name) => ({ name, bytes: docker[name] })),
    { name: "logs", bytes: logs?.bytes ?? null },
    rest,
    ...(reservedBytes ? [{ name: "reserved", bytes: reservedBytes } as const] : []),
    { name: "free", bytes: freeBytes },
  ];
}

/** In use, as `df` prints it. */
export function usedBytesOf({ totalBytes, freeBytes, reservedBytes }: HostDisk): number | null {
  if (totalBytes === null || freeBytes === null || reservedBytes === null) return null;
  return totalBytes - freeBytes - reservedBytes;
}
