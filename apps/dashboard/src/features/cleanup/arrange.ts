import { nameOf } from "../../shared/format/nameOf.ts";
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

export function sorted(rows: readonly PlanRow[], { by, descending }: Sorting, language: string): PlanRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const names = new Map(rows.map(({ key, object }) => [key, nameOf(object)]));
  const byName = (a: PlanRow, b: PlanRow) => collator.compare(names.get(a.key) ?? "", names.get(b.key) ?? "");
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    switch (by) {
      case "bytes":
        return byKnown(a.object.bytes, b.object.bytes, turn, byNumber) || byName(a, b);
      case "name":
        return turn * byName(a, b);
      case "kind":
        return (
          turn * (placeOf(a) - placeOf(b)) ||
          byKnown(a.object.bytes, b.object.bytes, -1, byNumber) ||
          byName(a, b)
        );
    }
  });
}

const placeOf = ({ object }: PlanRow): number => objectKinds.indexOf(object.kind);

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
