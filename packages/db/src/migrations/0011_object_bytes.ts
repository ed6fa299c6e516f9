import type { Kysely } from "kysely";

/** What single objects took, beside what their kinds and projects did. Samples from before have none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("usage_samples").addColumn("object_bytes", "bytea").execute();
}
