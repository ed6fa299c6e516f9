import { byKnown, byNumber } from "../../shared/grid/sorting.ts";
import type { ProjectUsage, UsageObject } from "../../shared/trpc/types.ts";
import type { Sorting } from "./columns.ts";
import { wordsIn } from "./filter/edit.ts";
import type { UsageRow } from "./rows.ts";

/** In use now comes after every instant. */
const NOW = "~";

const uses: readonly UsageObject["use"][] = ["used", "named", "reclaimable", "foreign"];

type Value = string | number | null;

export function sorted(rows: readonly UsageRow[], { by, descending }: Sorting, language: string): UsageRow[] {
  const turn = descending ? -1 : 1;
  const valueOf = valuesFor(rows, by, language);
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .toSorted((a, b) => byKnown(a.value, b.value, turn, byValue) || byValue(a.row.order, b.row.order))
    .map(({ row }) => row);
}

const byValue = (a: Value, b: Value): number => (a === b || a === null || b === null ? 0 : a < b ? -1 : 1);

/** What a column's rows are sorted by. */
function valuesFor(rows: readonly UsageRow[], by: Sorting["by"], language: string): (row: UsageRow) => Value {
  switch (by) {
    case "state":
      return ranked(rows, ({ object }) => object.state, language);
    case "project":
      return ranked(rows, ({ object }) => object.project, language);
    case "protection":
      return ranked(rows, ({ object }) => object.protection?.why ?? null, language);
    case "id":
      return ({ object }) => object.id;
    case "labels":
      return ({ object }) => labelsText(object);
    case "bytes":
    case "uniqueBytes":
      return ({ object }) => object[by];
    case "use":
      return ({ object }) => uses.indexOf(object.use);
    case "ties":
      return ({ tieCount }) => tieCount;
    // ISO 8601 in UTC sorts as text.
    case "createdAt":
      return ({ object }) => object.createdAt;
    case "lastUsedAt":
      return ({ inUse, object }) => (inUse ? NOW : object.lastUsedAt);
    case "name":
    case "containers":
    case "images":
    case "volumes":
    case "networks":
    case "containerBytes":
    case "volumeBytes":
    case "imageBytes":
      return ({ order }) => order;
  }
}

/** Words of the reader's language, of which there are few: only they are compared as it does. */
function ranked(
  rows: readonly UsageRow[],
  wordOf: (row: UsageRow) => string | null,
  language: string,
): (row: UsageRow) => Value {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const words = [...new Set(rows.map(wordOf))].filter((word) => word !== null).toSorted(compare);
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  return (row) => ranks.get(wordOf(row) ?? "") ?? null;
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
