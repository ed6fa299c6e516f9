import type { Kysely } from "kysely";
import { sql } from "kysely";

/** Several users: when each last signed in, the invitations by which they come, who they are to a provider, and their second factors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("users").addColumn("signed_in_at", "text").execute();

  await letPasswordsBeAbsent(db);

  await db.schema
    .createTable("identities")
    .addColumn("issuer", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) =>
      column.notNull().unique().references("users.id").onDelete("cascade"),
    )
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("identities_pkey", ["issuer", "subject"])
    .execute();

  await db.schema
    .createTable("second_factors")
    .addColumn("user_id", "text", (column) => column.primaryKey().references("users.id").onDelete("cascade"))
    .addColumn("sealed_secret", "bytea", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("last_step", "bigint", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("recovery_codes")
    .addColumn("user_id", "text", (column) => column.notNull().references("users.id").onDelete("cascade"))
    .addColumn("code_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("recovery_codes_pkey", ["user_id", "code_hash"])
    .execute();

  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("token_hash", "text", (column) => column.notNull().unique())
    .addColumn("whom", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) =>
      column.notNull().check(sql`role in ('viewer', 'operator', 'administrator')`),
    )
    .addColumn("created_by_id", "text", (column) => column.notNull())
    .addColumn("created_by_name", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
}

/** Whoever signs in by a provider has none. SQLite cannot loosen a column, and to rebuild the table would end every session. */
async function letPasswordsBeAbsent(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("users").addColumn("password", "text").execute();
  await sql`update users set password = password_hash`.execute(db);
  await db.schema.alterTable("users").dropColumn("password_hash").execute();
  await db.schema.alterTable("users").renameColumn("password", "password_hash").execute();
}
