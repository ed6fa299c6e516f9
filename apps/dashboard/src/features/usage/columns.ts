import type { Sorting as Sorted } from "../../shared/grid/sorting.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What the page shows a table of. */
export type Subject = ObjectKind | "projects";

export const subjects = [...objectKinds, "projects"] as const satisfies Subject[];

export const columns = [
  "name",
  "state",
  "bytes",
  "uniqueBytes",
  "use",
  "ties",
  "project",
  "createdAt",
  "lastUsedAt",
  "protection",
] as const;
export type Column = (typeof columns)[number];

/** What each kind has a column of. A network takes no disk, and only images share so much that their own part is worth one. */
export const columnsOf: Record<ObjectKind, readonly Column[]> = {
  containers: ["name", "state", "bytes", "use", "ties", "project", "createdAt", "lastUsedAt", "protection"],
  images: ["name", "bytes", "uniqueBytes", "use", "ties", "project", "createdAt", "lastUsedAt", "protection"],
  volumes: ["name", "bytes", "use", "ties", "project", "createdAt", "lastUsedAt", "protection"],
  networks: ["name", "use", "ties", "project", "createdAt", "lastUsedAt", "protection"],
  buildCache: ["name", "state", "bytes", "use", "ties", "createdAt", "lastUsedAt", "protection"],
};

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
  subject === "projects" ? projectColumns : columnsOf[subject];

const ascending: readonly SortKey[] = ["name", "state", "use", "project", "protection"];

/** The largest and the latest first, words in their order. */
export const sortingBy = (by: SortKey): Sorting => ({ by, descending: !ascending.includes(by) });

export const usualSorting = (subject: Subject): Sorting =>
  sortingBy(subject === "networks" ? "name" : "bytes");
