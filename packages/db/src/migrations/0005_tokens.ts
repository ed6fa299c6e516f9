import { type Kysely, sql } from "kysely";

/** The tokens of programs, and which of them started a run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("ending", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) =>
      column.notNull().check(sql`role in ('viewer', 'operator', 'administrator')`),
    )
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text")
    .addColumn("last_used_at", "text")
    .addColumn("last_used_from", "text")
    .execute();
  await db.schema.createIndex("tokens_by_user").on("tokens").column("user_id").execute();

  // No reference: a run outlives the token that started it.
  await db.schema.alterTable("runs").addColumn("token_id", "text").execute();
  await db.schema.alterTable("runs").addColumn("token_name", "text").execute();
}
