import type { Kysely } from "kysely";

/** Whether somebody asked for a run to end: the server that carries it out may be another one than was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("runs").addColumn("asked_to_end_at", "text").execute();
}
