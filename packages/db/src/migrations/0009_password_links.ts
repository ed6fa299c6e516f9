import type { Kysely } from "kysely";

/** One-time links with which people who have lost their password set a new one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("password_links")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("created_by_id", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
}
