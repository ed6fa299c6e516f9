import type { Kysely } from "kysely";

/** What a registry is asked with, and what it answered; and what is set for the whole of Dunnage. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["checked_at", "check_outcome", "check_detail"])
    await db.schema.alterTable("registries").addColumn(column, "text").execute();
  await db.schema.alterTable("registries").addColumn("sealed_credentials", "bytea").execute();

  await db.schema
    .createTable("settings")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("changed_by_id", "text", (column) => column.notNull())
    .addColumn("changed_by_name", "text", (column) => column.notNull())
    .execute();
}
