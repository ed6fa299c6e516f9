import { byKnown, byNumber } from "../../shared/grid/sorting.ts";
import type { ProjectUsage, UsageObject } from "../../shared/trpc/types.ts";
import type { Sorting } from "./columns.ts";
import { wordsIn } from "./filter/edit.ts";
import type { UsageRow } from "./rows.ts";

/** In use now comes after every instant. */
const NOW = "~";

const uses: readonly UsageObject["use"][] = ["used", "named", "reclaimable", "foreign"];

export function sorted(rows: readonly UsageRow[], { by, descending }: Sorting, language: string): UsageRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const turn = descending ? -1 : 1;
  const text = (of: (row: UsageRow) => string | null) => (a: UsageRow, b: UsageRow) =>
    byKnown(of(a), of(b), turn, compare);
  const number = (of: (row: UsageRow) => number | null) => (a: UsageRow, b: UsageRow) =>
    byKnown(of(a), of(b), turn, byNumber);
  // ISO 8601 in UTC sorts as text.
  const instant = (of: (row: UsageRow) => string | null) => (a: UsageRow, b: UsageRow) =>
    byKnown(of(a), of(b), turn, (one, other) => Number(one > other) - Number(one < other));
  const order = () => {
    switch (by) {
      case "state":
        return text(({ object }) => object.state);
      case "id":
        return text(({ object }) => object.id);
      case "labels":
        return text(({ object }) => labelsText(object));
      case "bytes":
      case "uniqueBytes":
        return number(({ object }) => object[by]);
      case "use":
        return number(({ object }) => uses.indexOf(object.use));
      case "ties":
        return number(({ tieCount }) => tieCount);
      case "project":
        return text(({ object }) => object.project);
      case "createdAt":
        return instant(({ object }) => object.createdAt);
      case "lastUsedAt":
        return instant(({ inUse, object }) => (inUse ? NOW : object.lastUsedAt));
      case "protection":
        return text(({ object }) => object.protection?.why ?? null);
      case "name":
      case "containers":
      case "images":
      case "volumes":
      case "networks":
      case "containerBytes":
      case "volumeBytes":
      case "imageBytes":
        return text(({ name }) => name);
    }
  };
  const first = order();
  return rows.toSorted((a, b) => first(a, b) || compare(a.name, b.name));
}

/** `null`: it has none. */
export const labelsText = ({ labels }: UsageObject): string | null =>
  Object.entries(labels)
    .map((pair) => pair.join("="))
    .join(", ") || null;

/** `tied`: keys of what may be shown; `null`: all. */
export const filtered = (
  rows: readonly UsageRow[],
  holds: (row: UsageRow) => boolean,
  tied: ReadonlySet<string> | null,
): readonly UsageRow[] => rows.filter((row) => (!tied || tied.has(row.key)) && holds(row));

export interface ProjectRow extends ProjectUsage {
  key: string;
  name: string;
  /** What only this project takes: no byte counts for two. */
  bytes: number | null;
}

export const projectRowsOf = (projects: readonly ProjectUsage[]): ProjectRow[] =>
  projects.map((project) => ({
    ...project,
    key: project.project,
    name: project.project,
    bytes: sumOfKnown([project.containerBytes, project.volumeBytes, project.ownImageBytes]),
  }));

export function sumOfKnown(sizes: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const size of sizes) {
    if (size === null) return null;
    sum += size;
  }
  return sum;
}

export function arrangedProjects(
  rows: readonly ProjectRow[],
  filter: string,
  { by, descending }: Sorting,
  language: string,
): ProjectRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const turn = descending ? -1 : 1;
  const wanted = wordsIn(filter).map((word) => word.toLowerCase());
  const shown = rows.filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)));
  const valueOf = (row: ProjectRow): number | null => {
    switch (by) {
      case "containers":
      case "images":
      case "volumes":
      case "networks":
      case "containerBytes":
      case "volumeBytes":
      case "imageBytes":
      case "bytes":
        return row[by];
      case "name":
      case "id":
      case "labels":
      case "state":
      case "uniqueBytes":
      case "use":
      case "ties":
      case "project":
      case "createdAt":
      case "lastUsedAt":
      case "protection":
        return 0;
    }
  };
  return shown.toSorted(
    (a, b) =>
      byKnown(valueOf(a), valueOf(b), turn, byNumber) || (by === "name" ? turn : 1) * compare(a.name, b.name),
  );
}
