import type { DiskUsage, UsageSample } from "@dunnage/api";

/** With so many, and names that are not endless, what is kept of a host stays within a few megabytes. */
export const PROJECTS_PER_SAMPLE = 50;
const LONGEST_NAME = 128;

/** What of a host's accounting is kept. `fileSystem`: the one under the engine's root folder. Pure. */
export function usageSample(
  { readAt, totals, projects }: Pick<DiskUsage, "readAt" | "totals" | "projects">,
  { totalBytes, freeBytes }: Pick<UsageSample, "totalBytes" | "freeBytes">,
): UsageSample {
  const named = projects
    .filter(({ project }) => project.length <= LONGEST_NAME)
    .map((usage) => [usage.project, bytesOf(usage)] as const)
    .toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  return {
    at: readAt,
    kinds: {
      images: totals.images.bytes,
      containers: totals.containers.bytes,
      volumes: totals.volumes.bytes,
      buildCache: totals.buildCache.bytes,
    },
    projects: Object.fromEntries(named.slice(0, PROJECTS_PER_SAMPLE)),
    totalBytes,
    freeBytes,
  };
}

/** Not known as a whole where a part is not: next to samples in which it is, a part would look like a change. */
function bytesOf(usage: DiskUsage["projects"][number]): number | null {
  const { containerBytes, volumeBytes, ownImageBytes } = usage;
  if (containerBytes === null || volumeBytes === null || ownImageBytes === null) return null;
  return containerBytes + volumeBytes + ownImageBytes;
}
