import type { Outcome } from "@dunnage/api";
import { Outcome as OutcomeSchema } from "@dunnage/api/schemas";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { Tables } from "../schema.ts";
import { chunksOf } from "./chunks.ts";
import { searchKeyOf } from "./searching.ts";
import { withoutNul } from "./text.ts";

/** For a transaction that has changed the run's own row already, so that no other is numbering its outcomes at the same time. */
export async function addOutcomes(
  transaction: Transaction<Tables>,
  run: string,
  outcomes: Outcome[],
): Promise<void> {
  const { last } = await transaction
    .selectFrom("outcomes")
    .where("run_id", "=", run)
    .select(({ fn }) => fn.max("sequence").as("last"))
    .executeTakeFirstOrThrow();
  const rows = outcomes.map((outcome, index) => ({
    run_id: run,
    sequence: (last ?? 0) + 1 + index,
    key: outcome.key,
    kind: outcome.kind,
    object_id: outcome.id,
    names: JSON.stringify(outcome.names),
    outcome: outcome.outcome,
    reason: outcome.reason,
    message: outcome.message === null ? null : withoutNul(outcome.message),
    bytes: outcome.bytes,
    certainty: outcome.certainty,
    at: outcome.at,
    search_key: searchKeyOf([outcome.id, ...outcome.names]),
  }));
  for (const chunk of chunksOf(rows)) {
    await transaction
      .insertInto("outcomes")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["run_id", "key"]).doNothing())
      .execute();
  }
}

/** Of those that were not known. */
export async function settleOutcomes(
  transaction: Transaction<Tables>,
  run: string,
  outcomes: Outcome[],
): Promise<void> {
  for (const { key, outcome, reason, message, at } of outcomes) {
    await transaction
      .updateTable("outcomes")
      .set({ outcome, reason, message, at })
      .where("run_id", "=", run)
      .where("key", "=", key)
      .where("outcome", "=", "unknown")
      .execute();
  }
}

/** Of each run, in the order in which they were recorded. */
export async function outcomesOf(db: Kysely<Tables>, runs: string[]): Promise<Map<string, Outcome[]>> {
  const byRun = new Map(runs.map((run): [string, Outcome[]] => [run, []]));
  if (runs.length === 0) return byRun;
  const rows = await db
    .selectFrom("outcomes")
    .selectAll()
    .where("run_id", "in", runs)
    .orderBy("sequence")
    .execute();
  for (const row of rows) byRun.get(row.run_id)?.push(outcomeOf(row));
  return byRun;
}

function outcomeOf(row: Selectable<Tables["outcomes"]>): Outcome {
  return {
    key: row.key,
    kind: row.kind,
    id: row.object_id,
    names: OutcomeSchema.shape.names.parse(JSON.parse(row.names)),
    outcome: row.outcome,
    reason: row.reason,
    message: row.message,
    bytes: row.bytes,
    certainty: row.certainty,
    at: row.at,
  };
}
