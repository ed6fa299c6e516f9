import type { Sorting as Sorted } from "../../shared/grid/sorting.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What the page shows a table of. */
export type Subject = ObjectKind | "projects";

export const subjects = [...objectKinds, "projects"] as const satisfies Subject[];

export const columns = [
  "name",
  "id",
  "state",
  "bytes",
  "uniqueBytes",
  "use",
  "ties",
  "project",
  "labels",
  "createdAt",
  "lastUsedAt",
  "protection",
] as const;
export type Column = (typeof columns)[number];

/** What a kind has no column of. A network takes no disk, and only images share so much that their own part is worth one. */
const without: Record<ObjectKind, readonly Column[]> = {
  containers: ["uniqueBytes"],
  images: ["state"],
  volumes: ["id", "state", "uniqueBytes"],
  networks: ["state", "bytes", "uniqueBytes"],
  buildCache: ["uniqueBytes", "project", "labels"],
};

/** What each kind can have a column of. */
export const columnsOf = (kind: ObjectKind): readonly Column[] =>
  columns.filter((column) => !without[kind].includes(column));

const onDemand: readonly Column[] = ["id", "labels"];

/** What is shown until somebody chooses. */
export const usualColumns = (kind: ObjectKind): readonly Column[] =>
  columnsOf(kind).filter((column) => !onDemand.includes(column));

export const projectColumns = [
  "name",
  "containers",
  "images",
  "volumes",
  "networks",
  "containerBytes",
  "volumeBytes",
  "imageBytes",
  "bytes",
] as const;
export type ProjectColumn = (typeof projectColumns)[number];

export type SortKey = Column | ProjectColumn;
export type Sorting = Sorted<SortKey>;

export const sortKeysOf = (subject: Subject): readonly SortKey[] =>
  subject === "projects" ? projectColumns : columnsOf(subject);

const ascending: readonly SortKey[] = ["name", "id", "state", "use", "project", "labels", "protection"];

/** The largest and the latest first, words in their order. */
export const sortingBy = (by: SortKey): Sorting => ({ by, descending: !ascending.includes(by) });

export const usualSorting = (subject: Subject): Sorting =>
  sortingBy(subject === "networks" ? "name" : "bytes");
