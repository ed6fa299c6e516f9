import type { DiskKind, SystemStats, UsageHistory } from "../../shared/trpc/types.ts";
import { stackedKinds } from "./stackedKinds.ts";

type Sample = UsageHistory["samples"][number];

/** What is so now, as the panels beside it tell it. */
export interface Now {
  kinds: SystemStats["diskUsage"] | undefined;
  freeBytes: number | null;
}

export interface Change {
  /** `null`: not known. */
  bytes: number | null;
  by: number | null;
}

export interface Changes {
  /** When the sample was made that this is compared with. */
  since: string;
  kinds: Record<DiskKind, Change>;
  total: Change;
  free: Change;
  /** Those that changed most, as the last sample knows them. */
  projects: { project: string; by: number }[];
}

const PROJECTS = 3;

/** What differs between the sample nearest to an instant and now; `null`: there is no sample. */
export function changesSince(samples: readonly Sample[], at: number, now: Now): Changes | null {
  const base = nearestTo(samples, at);
  const last = samples.at(-1);
  if (!base || !last) return null;
  const changeOf = (kind: DiskKind) => change(base.kinds[kind], now.kinds?.[kind] ?? last.kinds[kind]);
  const kinds = {
    images: changeOf("images"),
    containers: changeOf("containers"),
    volumes: changeOf("volumes"),
    buildCache: changeOf("buildCache"),
  };
  return {
    since: base.at,
    kinds,
    total: sumOf(stackedKinds.map((kind) => kinds[kind])),
    free: change(base.freeBytes, now.freeBytes ?? last.freeBytes),
    projects: projectChanges(base.projects, last.projects).slice(0, PROJECTS),
  };
}

function nearestTo(samples: readonly Sample[], at: number): Sample | undefined {
  const distance = (sample: Sample) => Math.abs(Date.parse(sample.at) - at);
  return samples.toSorted((a, b) => distance(a) - distance(b))[0];
}

const change = (before: number | null, bytes: number | null): Change => ({
  bytes,
  by: before === null || bytes === null ? null : bytes - before,
});

function sumOf(changes: readonly Change[]): Change {
  const sum = (of: keyof Change) =>
    changes.reduce<number | null>((all, one) => (all === null || one[of] === null ? null : all + one[of]), 0);
  return { bytes: sum("bytes"), by: sum("by") };
}

/** A project that one of the two samples does not name is not compared: it may have been among the smallest there. */
function projectChanges(before: Sample["projects"], after: Sample["projects"]) {
  return Object.entries(after)
    .flatMap(([project, bytes]) => {
      const by = change(before[project] ?? null, bytes).by;
      return by === null || by === 0 ? [] : { project, by };
    })
    .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by));
}
