import type { Kysely } from "kysely";

/** Why a delivery failed as a code, beside the sentence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["failure_code", "failure_detail"])
    await db.schema.alterTable("webhook_deliveries").addColumn(column, "text").execute();
}
