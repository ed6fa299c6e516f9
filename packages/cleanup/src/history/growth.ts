import type { UsageHistory, UsageSample } from "@dunnage/api";
import { paceOf } from "./trend.ts";
import { PROJECTS_PER_SAMPLE } from "./usageSample.ts";

type Growth = UsageHistory["growth"];

const PROJECTS_TOLD = 12;

/** A sample, with what would otherwise be found out for every project again. */
interface Seen extends UsageSample {
  atMs: number;
  /** It has no room for more projects: what it does not name may be a small one. */
  full: boolean;
}

/** How fast each kind and each compose project grows. Samples in order of time. Pure. */
export function growthOf(samples: UsageSample[]): Growth {
  const seen = samples.map((sample) => ({
    ...sample,
    atMs: Date.parse(sample.at),
    full: Object.keys(sample.projects).length >= PROJECTS_PER_SAMPLE,
  }));
  const perDay = (bytesIn: (sample: Seen) => number | null): number | null =>
    paceOf(seen.map((sample) => ({ atMs: sample.atMs, bytes: bytesIn(sample) })));
  const names = new Set(samples.flatMap(({ projects }) => Object.keys(projects)));
  const projects = [...names].flatMap((project) => {
    const bytesPerDay = perDay((sample) => bytesOf(sample, project));
    const last = seen.at(-1);
    return bytesPerDay === null ? [] : { project, bytes: last ? bytesOf(last, project) : null, bytesPerDay };
  });
  return {
    kinds: {
      images: perDay(({ kinds }) => kinds.images),
      containers: perDay(({ kinds }) => kinds.containers),
      volumes: perDay(({ kinds }) => kinds.volumes),
      buildCache: perDay(({ kinds }) => kinds.buildCache),
    },
    projects: projects
      .toSorted((a, b) => Math.abs(b.bytesPerDay) - Math.abs(a.bytesPerDay))
      .slice(0, PROJECTS_TOLD)
      .toSorted((a, b) => b.bytesPerDay - a.bytesPerDay),
  };
}

/** A project that is not named was not there, unless the sample is full. */
function bytesOf({ projects, full }: Seen, project: string): number | null {
  if (Object.hasOwn(projects, project)) return projects[project] ?? null;
  return full ? null : 0;
}
