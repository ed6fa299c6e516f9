import { isInUse, type ObjectsByKey } from "../../shared/objects/inUse.ts";
import type { Outcome, RunSummary, UsageObject } from "../../shared/trpc/types.ts";
import type { RunOf } from "./useRunsOf.ts";

export type HistoryEntry = { at: string } & (
  | { what: "run"; run: RunSummary; outcome: Outcome }
  | { what: "protected"; who: string }
  | { what: "inUse" | "ran" | "used" | "engineUsed" | "made" | "built" | "watched" }
);

interface Known {
  object: UsageObject;
  byKey: ObjectsByKey;
  runs: readonly RunOf[];
  /** When its protection was set; `null`: it has none, or a label keeps it. */
  protectedAt: string | null;
  readAt: string;
  watchedSince: string;
}

/** What is known to have happened to an object, the latest first. */
export function historyOf({ object, byKey, runs, protectedAt, readAt, watchedSince }: Known): HistoryEntry[] {
  const ofObject = seenOf(object, isInUse(object, byKey), readAt, watchedSince);
  const who = object.protection?.who;
  const ofProtection: HistoryEntry[] =
    protectedAt !== null && who ? [{ at: protectedAt, what: "protected", who }] : [];
  // ISO 8601 in UTC sorts as text.
  return [...ofObject, ...ofProtection, ...runsIn(runs)].toSorted((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
  );
}

/** Of an object that is gone, the clean-ups are all that is known. */
export const runsIn = (runs: readonly RunOf[]): HistoryEntry[] =>
  runs.map(({ run, outcome }) => ({ at: run.startedAt, what: "run", run, outcome }));

function seenOf(
  { kind, createdAt, lastUsedAt }: UsageObject,
  inUse: boolean,
  readAt: string,
  watchedSince: string,
): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const isImage = kind === "images";
  if (inUse) entries.push({ at: readAt, what: "inUse" });
  else if (lastUsedAt !== null) entries.push({ at: lastUsedAt, what: lastUseOf(kind) });
  if (createdAt !== null) entries.push({ at: createdAt, what: isImage ? "built" : "made" });
  // Of build cache the engine itself keeps it; and of what was made later, there is nothing from before.
  const isWhole = kind === "buildCache" || (!isImage && createdAt !== null && createdAt > watchedSince);
  if (!isWhole) entries.push({ at: watchedSince, what: "watched" });
  return entries;
}

const lastUseOf = (kind: UsageObject["kind"]) =>
  kind === "containers" ? "ran" : kind === "buildCache" ? "engineUsed" : "used";
