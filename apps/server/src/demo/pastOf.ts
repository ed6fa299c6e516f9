import type { ObjectBytes, UsageObject, UsageSample } from "@dunnage/api";
import { objectBytes } from "@dunnage/cleanup";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 60;
const EVERY_HOURS = 6;

/** How much of what there is now there was so many days ago: a steady growth, with a clean-up of what piles up again. */
const shares = {
  images: (daysAgo: number) => 1 - 0.0042 * daysAgo - (daysAgo > 20 ? -0.17 : 0),
  containers: (daysAgo: number) => 1 - 0.003 * daysAgo + 0.04 * Math.sin(daysAgo),
  volumes: (daysAgo: number) => 1 - 0.0035 * daysAgo,
  buildCache: (daysAgo: number) => (daysAgo > 20 ? 1.35 - 0.012 * (daysAgo - 20) : 1 - 0.03 * daysAgo),
};

/** A sample, with what it keeps of single objects. */
export interface PastSample {
  sample: UsageSample;
  objects: ObjectBytes;
}

/** Two months of samples that lead up to the one of now. */
export function pastOf(now: UsageSample, objects: UsageObject[]): PastSample[] {
  return Array.from({ length: (DAYS * 24) / EVERY_HOURS }, (_, index) => {
    const hoursAgo = (index + 1) * EVERY_HOURS;
    const sample = sampleBefore(now, hoursAgo);
    return { sample, objects: objectBytes(objects.flatMap((object) => objectBefore(object, now, sample))) };
  }).toReversed();
}

/** An object as it was then: what is used was filled little by little since it was made, and anything else has been as it is. */
function objectBefore(object: UsageObject, now: UsageSample, { at }: UsageSample): UsageObject[] {
  const { kind, key, use, bytes, createdAt } = object;
  const [from, then, to] = [createdAt ?? at, at, now.at].map((instant) => Date.parse(instant) / DAY_MS);
  if (from === undefined || then === undefined || to === undefined || then < from) return [];
  if (use !== "used" || kind === "images" || bytes === null) return [object];
  const unsteady = 1 + 0.06 * Math.sin(then + key.length) * Math.min(1, to - then);
  return [{ ...object, bytes: Math.round((bytes * (then - from) * unsteady) / (to - from)) }];
}

function sampleBefore(now: UsageSample, hoursAgo: number): UsageSample {
  const daysAgo = hoursAgo / 24;
  const before = (bytes: number | null, share: (daysAgo: number) => number) =>
    bytes === null ? null : Math.round(bytes * Math.max(0.05, share(daysAgo)));
  const { images, containers, volumes, buildCache } = now.kinds;
  const kinds = {
    images: before(images, shares.images),
    containers: before(containers, shares.containers),
    volumes: before(volumes, shares.volumes),
    buildCache: before(buildCache, shares.buildCache),
  };
  return {
    at: new Date(Date.parse(now.at) - hoursAgo * HOUR_MS).toISOString(),
    kinds,
    projects: Object.fromEntries(
      Object.entries(now.projects).map(([project, bytes]) => [project, before(bytes, shares.volumes)]),
    ),
    totalBytes: now.totalBytes,
    freeBytes: now.freeBytes === null ? null : now.freeBytes + sumOf(now.kinds) - sumOf(kinds),
  };
}

const sumOf = (kinds: UsageSample["kinds"]) =>
  Object.values(kinds).reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
