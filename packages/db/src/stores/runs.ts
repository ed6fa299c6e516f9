import { type CleanupRun, DomainError, type Heard, type RunStore } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import type { Sealer } from "../sealer.ts";
import { addOutcomes, outcomesOf, settleOutcomes } from "./outcomes.ts";
import { addReceipts, receiptOf } from "./receipts.ts";
import { listRuns } from "./runHistory.ts";
import { type RunRow, rowOf, summaryOf, talliesOf } from "./runSummaries.ts";

export function runsIn(db: Kysely<Tables>, sealer: Sealer): RunStore {
  return {
    async begin(run) {
      const begun = await db
        .insertInto("runs")
        .values(rowOf(run))
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (begun) return;
      // Of two reasons the plan's is told, since it stays true. Whoever held the host may have ended by now.
      const earlier = await db
        .selectFrom("runs")
        .select("id")
        .where("plan_id", "=", run.plan)
        .executeTakeFirst();
      throw earlier
        ? new DomainError("plan_already_run", run.plan)
        : new DomainError("cleanup_in_progress", run.host.name);
    },

    beat: (id, at) => beat(db, id, at),

    async record(id, outcomes, receipts) {
      const instants = [...outcomes.map(({ at }) => at), ...receipts.map(({ readAt }) => readAt)];
      const last = instants.toSorted().at(-1);
      if (last === undefined) return { askedToEnd: false };
      return db.transaction().execute(async (transaction) => {
        const heard = await beat(transaction, id, last);
        await addOutcomes(transaction, id, outcomes);
        await addReceipts(transaction, id, receipts, sealer);
        return heard;
      });
    },

    async askToEnd(id, at) {
      const asked = await db
        .updateTable("runs")
        .set({ asked_to_end_at: at })
        .where("id", "=", id)
        .where("state", "=", "running")
        .returning("id")
        .executeTakeFirst();
      return asked !== undefined;
    },

    async end(id, { state, finishedAt, errors, reportedBytes, freeBytesAfter }) {
      await db
        .updateTable("runs")
        .set({
          state,
          finished_at: finishedAt,
          errors: JSON.stringify(errors),
          reported_bytes: reportedBytes,
          free_bytes_after: freeBytesAfter,
        })
        .where("id", "=", id)
        .where("state", "=", "running")
        .execute();
    },

    async settle(id, freeBytesAfter) {
      await db
        .updateTable("runs")
        .set({ free_bytes_after: freeBytesAfter })
        .where("id", "=", id)
        .where("state", "!=", "running")
        .execute();
    },

    async stale(at) {
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .where("state", "=", "running")
        .where("beat_at", "<", at)
        .orderBy("started_at")
        .orderBy("id")
        .execute();
      return withOutcomes(db, rows);
    },

    async unsettled(at) {
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .where("state", "in", ["partly", "failed", "cancelled"])
        .where("finished_at", ">=", at)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("outcomes")
              .select("key")
              .whereRef("outcomes.run_id", "=", "runs.id")
              .where("outcome", "=", "unknown"),
          ),
        )
        .orderBy("started_at")
        .orderBy("id")
        .execute();
      return withOutcomes(db, rows);
    },

    settleUnknown: (id, outcomes, state) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable("runs").set({ state }).where("id", "=", id).execute();
        await settleOutcomes(transaction, id, outcomes);
      }),

    async running(host) {
      const row = await db
        .selectFrom("runs")
        .selectAll()
        .where("host_id", "=", host)
        .where("state", "=", "running")
        .executeTakeFirst();
      return row ? summaryOf(row, (await talliesOf(db, [row.id])).get(row.id) ?? []) : null;
    },

    list: (input) => listRuns(db, input),

    async find(id) {
      const row = await db.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
      const [run] = row ? await withOutcomes(db, [row]) : [];
      return run ?? null;
    },

    receipt: (run, key) => receiptOf(db, run, key, sealer),
  };
}

/** Never backwards, and always a write: it makes others who change this run wait. */
async function beat(db: Kysely<Tables>, id: string, at: string): Promise<Heard> {
  const row = await db
    .updateTable("runs")
    .set((eb) => ({
      beat_at: eb.case().when("beat_at", "<", at).then(at).else(eb.ref("beat_at")).end(),
    }))
    .where("id", "=", id)
    .returning("asked_to_end_at")
    .executeTakeFirst();
  return { askedToEnd: typeof row?.asked_to_end_at === "string" };
}

/** The counts are those of the outcomes that were read, so that the two agree while the run goes on. */
async function withOutcomes(db: Kysely<Tables>, rows: RunRow[]): Promise<CleanupRun[]> {
  const ids = rows.map(({ id }) => id);
  const byRun = await outcomesOf(db, ids);
  return rows.map((row) => {
    const outcomes = byRun.get(row.id) ?? [];
    const tallies = outcomes.map(({ kind, outcome, bytes }) => {
      return { kind, outcome, count: 1, known: bytes === null ? 0 : 1, bytes };
    });
    return { ...summaryOf(row, tallies), outcomes };
  });
}
