import type { NewRun, ObjectKind, Outcome, RunSummary } from "@dunnage/api";
import { ErrorReport, ObjectKind as Kinds, Rules } from "@dunnage/api/schemas";
import type { Insertable, Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { Tables } from "../schema.ts";
import { searchKeyOf } from "./searching.ts";

/** Outcomes of a run that are alike: how many, of how many the bytes are known, and the sum of those; `null` if of none. */
export interface Tally {
  kind: ObjectKind;
  outcome: Outcome["outcome"];
  count: number;
  known: number;
  bytes: number | null;
}

export type RunRow = Selectable<Tables["runs"]>;

const PlannedByKind = z.partialRecord(Kinds, z.number());
const Errors = z.partialRecord(Kinds, ErrorReport);

export function rowOf(run: NewRun): Insertable<Tables["runs"]> {
  return {
    id: run.id,
    plan_id: run.plan,
    host_id: run.host.id,
    host_name: run.host.name,
    rules: JSON.stringify(run.rules),
    started_by_id: run.startedBy.id,
    started_by_name: run.startedBy.name,
    address: run.startedFrom.address,
    user_agent: run.startedFrom.userAgent,
    token_id: run.startedFrom.token?.id ?? null,
    token_name: run.startedFrom.token?.name ?? null,
    started_at: run.startedAt,
    beat_at: run.startedAt,
    state: "running",
    planned: run.planned,
    planned_by_kind: JSON.stringify(run.plannedByKind),
    errors: "{}",
    predicted_bytes: run.predictedBytes,
    free_bytes_before: run.freeBytesBefore,
    search_key: searchKeyOf([run.id, run.startedBy.name]),
  };
}

/** One grouped query, however many runs. */
export async function talliesOf(db: Kysely<Tables>, runs: string[]): Promise<Map<string, Tally[]>> {
  if (runs.length === 0) return new Map();
  const rows = await db
    .selectFrom("outcomes")
    .where("run_id", "in", runs)
    .groupBy(["run_id", "kind", "outcome"])
    .select((eb) => [
      "run_id",
      "kind",
      "outcome",
      eb.fn.countAll<number>().as("count"),
      eb.fn.count<number>("bytes").as("known"),
      // Both databases refuse a sum of whole numbers beyond 2^63; as a float it is a number on both, and exact up to 2^53.
      eb.fn.sum<number | null>(eb.cast<number>("bytes", "double precision")).as("bytes"),
    ])
    .execute();
  return Map.groupBy(rows, (row) => row.run_id);
}

export function summaryOf(row: RunRow, tallies: Tally[]): RunSummary {
  return {
    id: row.id,
    host: { id: row.host_id, name: row.host_name },
    plan: row.plan_id,
    rules: Rules.parse(JSON.parse(row.rules)),
    startedBy: { id: row.started_by_id, name: row.started_by_name },
    startedFrom: {
      address: row.address,
      userAgent: row.user_agent,
      token: row.token_id === null ? null : { id: row.token_id, name: row.token_name ?? "" },
    },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    state: row.state,
    kinds: kindsOf(row, tallies),
    planned: row.planned,
    done: countOf(tallies),
    predictedBytes: row.predicted_bytes,
    removedBytes: removedBytesOf(tallies),
    reportedBytes: row.reported_bytes,
    freeBytesBefore: row.free_bytes_before,
    freeBytesAfter: row.free_bytes_after,
  };
}

function kindsOf(row: RunRow, tallies: Tally[]): RunSummary["kinds"] {
  const planned = PlannedByKind.parse(JSON.parse(row.planned_by_kind));
  const errors = Errors.parse(JSON.parse(row.errors));
  const kinds: RunSummary["kinds"] = {};
  for (const kind of Kinds.options) {
    const own = tallies.filter((tally) => tally.kind === kind);
    if (!planned[kind] && !errors[kind] && own.length === 0) continue;
    const count = (outcome: Outcome["outcome"]) => countOf(own.filter((tally) => tally.outcome === outcome));
    kinds[kind] = {
      planned: planned[kind] ?? 0,
      removed: count("removed"),
      kept: count("kept"),
      failed: count("failed"),
      unknown: count("unknown"),
      bytes: removedBytesOf(own),
      error: errors[kind] ?? null,
    };
  }
  return kinds;
}

const countOf = (tallies: Tally[]) => tallies.reduce((sum, { count }) => sum + count, 0);

function removedBytesOf(tallies: Tally[]): number | null {
  const removed = tallies.filter(({ outcome }) => outcome === "removed");
  if (countOf(removed) > 0 && removed.every(({ known }) => known === 0)) return null;
  const sum = removed.reduce((bytes, tally) => bytes + (tally.bytes ?? 0), 0);
  // An engine that answers nonsense must not make a run unreadable, and beyond this no answer carries a whole number.
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}
