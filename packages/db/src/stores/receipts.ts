import type { Receipt } from "@dunnage/api";
import { Receipt as Schema } from "@dunnage/api/schemas";
import type { Kysely, Transaction } from "kysely";
import type { Tables } from "../schema.ts";
import type { Sealer } from "../sealer.ts";
import { chunksOf } from "./chunks.ts";
import { withoutNul } from "./text.ts";

export async function addReceipts(
  transaction: Transaction<Tables>,
  run: string,
  receipts: Receipt[],
  sealer: Sealer,
): Promise<void> {
  const rows = receipts.map(({ key, names, readAt, inspect }) => ({
    run_id: run,
    key,
    names: JSON.stringify(names),
    read_at: readAt,
    sealed_inspect: sealer.seal(JSON.stringify(inspect ?? null)),
  }));
  for (const chunk of chunksOf(rows)) {
    await transaction
      .insertInto("receipts")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["run_id", "key"]).doNothing())
      .execute();
  }
}

/** Its `inspect` is `null` if it was sealed with another secret than the present one. */
export async function receiptOf(
  db: Kysely<Tables>,
  run: string,
  key: string,
  sealer: Sealer,
): Promise<Receipt | null> {
  const row = await db
    .selectFrom("receipts")
    .selectAll()
    .where("run_id", "=", run)
    .where("key", "=", withoutNul(key))
    .executeTakeFirst();
  if (!row) return null;
  const inspect: unknown = JSON.parse(sealer.open(row.sealed_inspect) ?? "null");
  return {
    run,
    key,
    names: Schema.shape.names.parse(JSON.parse(row.names)),
    readAt: row.read_at,
    inspect,
  };
}
