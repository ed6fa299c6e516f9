import type { UsageHistory, UsageSample } from "@dunnage/api";
import { type Point, trendOf } from "./trend.ts";
import { PROJECTS_PER_SAMPLE } from "./usageSample.ts";

type Growth = UsageHistory["growth"];

const PROJECTS_TOLD = 12;

/** How fast each kind and each compose project grows. Samples in order of time. Pure. */
export function growthOf(samples: UsageSample[]): Growth {
  const perDay = (bytesIn: (sample: UsageSample) => number | null): number | null => {
    const trend = trendOf(samples.flatMap((sample) => pointOf(sample, bytesIn(sample))));
    // Not -0, which no JSON keeps.
    return trend && (Math.round(trend.bytesPerDay) || 0);
  };
  const names = new Set(samples.flatMap(({ projects }) => Object.keys(projects)));
  const projects = [...names].flatMap((project) => {
    const bytesPerDay = perDay((sample) => bytesOf(sample, project));
    const last = samples.at(-1);
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

/** A project that is not named was not there; unless the sample has no room for more: then it may have been a small one. */
function bytesOf({ projects }: UsageSample, project: string): number | null {
  if (Object.hasOwn(projects, project)) return projects[project] ?? null;
  return Object.keys(projects).length < PROJECTS_PER_SAMPLE ? 0 : null;
}

const pointOf = ({ at }: UsageSample, bytes: number | null): Point[] =>
  bytes === null ? [] : [{ atMs: Date.parse(at), bytes }];
