import { nameOf } from "../../shared/format/nameOf.ts";
import { naturalKey } from "../../shared/grid/naturalKey.ts";
import { searchFor } from "../../shared/grid/searching.ts";
import { byKnown, byNumber, type Sorting as Sorted } from "../../shared/grid/sorting.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import type { PlanRow } from "./planRows.ts";

export const sortKeys = ["bytes", "name", "kind"] as const;
export type SortKey = (typeof sortKeys)[number];

export type Sorting = Sorted<SortKey>;

/** The largest first, names and kinds in their order. */
export const sortingBy = (by: SortKey): Sorting => ({ by, descending: by === "bytes" });

export function sorted(rows: readonly PlanRow[], { by, descending }: Sorting): PlanRow[] {
  const turn = descending ? -1 : 1;
  const byBytes = (a: Placed, b: Placed, way: number) =>
    byKnown(a.row.object.bytes, b.row.object.bytes, way, byNumber);
  const compare: Record<SortKey, (a: Placed, b: Placed) => number> = {
    bytes: (a, b) => byBytes(a, b, turn) || byName(a, b),
    name: (a, b) => turn * byName(a, b),
    kind: (a, b) => turn * (a.place - b.place) || byBytes(a, b, -1) || byName(a, b),
  };
  return rows
    .map((row) => ({
      row,
      order: naturalKey(nameOf(row.object)),
      place: objectKinds.indexOf(row.object.kind),
    }))
    .toSorted(compare[by])
    .map(({ row }) => row);
}

interface Placed {
  row: PlanRow;
  order: string;
  place: number;
}

const byName = (a: Placed, b: Placed): number => (a.order === b.order ? 0 : a.order < b.order ? -1 : 1);

export interface Filter {
  kind: ObjectKind | "all";
  search: string;
}

/** By any of its names, its id or its project; every word has to be found. */
export function filtered(rows: readonly PlanRow[], { kind, search }: Filter): readonly PlanRow[] {
  const found = searchFor(search);
  if (kind === "all" && !found) return rows;
  return rows.filter(({ object }) => {
    if (kind !== "all" && object.kind !== kind) return false;
    return !found || found([...object.names, object.id, object.project ?? ""].join(" "));
  });
}

/** How many there are of each kind; kinds that there is nothing of are left out. */
export const countsOf = (rows: readonly PlanRow[]): [ObjectKind, number][] =>
  objectKinds
    .map((kind): [ObjectKind, number] => [kind, rows.filter(({ object }) => object.kind === kind).length])
    .filter(([, count]) => count > 0);
