import { nameOf } from "../../shared/format/nameOf.ts";
import { naturalKey } from "../../shared/grid/naturalKey.ts";
import type { Outcome } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** As they went. Many go at once: those of the same instant stand by kind and name, so that one receipt reads like another. */
export const inOrder = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes
    .map((outcome) => ({
      outcome,
      at: outcome.at,
      kind: objectKinds.indexOf(outcome.kind),
      name: naturalKey(nameOf(outcome)),
    }))
    .toSorted((a, b) => compare(a.at, b.at) || a.kind - b.kind || compare(a.name, b.name))
    .map(({ outcome }) => outcome);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
