import { useCallback, useState } from "react";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { type Column, columnsOf, usualColumns } from "./columns.ts";

const keyOf = (kind: ObjectKind) => `dunnage.columns.${kind}`;

/** The columns of a kind that somebody chose on this browser, in their order. `choose(null)`: as usual again. */
export function useColumns(kind: ObjectKind) {
  const [shown, setShown] = useState(() => chosenIn(kind, read(kind)));
  const choose = useCallback(
    (wanted: readonly Column[] | null) => {
      setShown(wanted ? chosenIn(kind, wanted.join(" ")) : usualColumns(kind));
      write(kind, wanted);
    },
    [kind],
  );
  return { shown, choose };
}

/** What is not known, or of another version, is left out. The name always stays: without it nobody knows what the rest is of. */
export function chosenIn(kind: ObjectKind, kept: string | null): readonly Column[] {
  if (kept === null) return usualColumns(kind);
  const words = kept.split(" ");
  return columnsOf(kind).filter((column) => column === "name" || words.includes(column));
}

function read(kind: ObjectKind): string | null {
  try {
    return localStorage.getItem(keyOf(kind));
  } catch {
    return null;
  }
}

function write(kind: ObjectKind, wanted: readonly Column[] | null): void {
  try {
    if (wanted) localStorage.setItem(keyOf(kind), wanted.join(" "));
    else localStorage.removeItem(keyOf(kind));
  } catch {
    // Private windows may have no storage: then it holds for this visit.
  }
}
