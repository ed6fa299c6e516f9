import { nameOf } from "../../shared/format/nameOf.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import type { PlanRow } from "./planRows.ts";

export const sortKeys = ["bytes", "name", "kind"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sorting {
  by: SortKey;
  descending: boolean;
}

/** The largest first, names and kinds in their order. */
export const sortingBy = (by: SortKey): Sorting => ({ by, descending: by === "bytes" });

/** Another press on what it is sorted by turns it round. */
export const pressed = (now: Sorting, by: SortKey): Sorting =>
  now.by === by ? { by, descending: !now.descending } : sortingBy(by);

export function sorted(rows: readonly PlanRow[], { by, descending }: Sorting, language: string): PlanRow[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const names = new Map(rows.map(({ key, object }) => [key, nameOf(object)]));
  const byName = (a: PlanRow, b: PlanRow) => collator.compare(names.get(a.key) ?? "", names.get(b.key) ?? "");
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    switch (by) {
      case "bytes":
        return byBytes(a.object.bytes, b.object.bytes, turn) || byName(a, b);
      case "name":
        return turn * byName(a, b);
      case "kind":
        return (
          turn * (placeOf(a) - placeOf(b)) || byBytes(a.object.bytes, b.object.bytes, -1) || byName(a, b)
        );
    }
  });
}

const placeOf = ({ object }: PlanRow): number => objectKinds.indexOf(object.kind);

/** What is not known comes last, either way round. */
function byBytes(a: number | null, b: number | null, turn: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return turn * (a - b);
}

export interface Filter {
  kind: ObjectKind | "all";
  search: string;
}

/** By any of its names, its id or its project; every word has to be found. */
export function filtered(rows: readonly PlanRow[], { kind, search }: Filter): readonly PlanRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (kind === "all" && words.length === 0) return rows;
  return rows.filter(({ object }) => {
    if (kind !== "all" && object.kind !== kind) return false;
    if (words.length === 0) return true;
    const text = [...object.names, object.id, object.project ?? ""].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** How many there are of each kind; kinds that there is nothing of are left out. */
export const countsOf = (rows: readonly PlanRow[]): [ObjectKind, number][] =>
  objectKinds
    .map((kind): [ObjectKind, number] => [kind, rows.filter(({ object }) => object.kind === kind).length])
    .filter(([, count]) => count > 0);
