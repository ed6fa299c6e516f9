import { type Kysely, PostgresAdapter, sql } from "kysely";

// SQLite knows no `bytea`, and keeps bytes as bytes in a column of whatever type.

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("plans")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("body", "bytea", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("plans_by_expiry").on("plans").column("expires_at").execute();

  await createRuns(db);
  await createOutcomes(db);

  await db.schema
    .createTable("protections")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("host_id", "text")
    .addColumn("kind", "text")
    .addColumn("matched_by", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("why", "text", (column) => column.notNull())
    .addColumn("created_by_id", "text", (column) => column.notNull())
    .addColumn("created_by_name", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("sightings")
    .addColumn("host_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("object_id", "text", (column) => column.notNull())
    .addColumn("first_seen_at", "text", (column) => column.notNull())
    .addColumn("last_used_at", "text")
    .addPrimaryKeyConstraint("sightings_pkey", ["host_id", "kind", "object_id"])
    .execute();

  await createAudit(db);
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("runs")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("plan_id", "text", (column) => column.notNull().unique().references("plans.id"))
    .addColumn("host_id", "text", (column) => column.notNull())
    .addColumn("host_name", "text", (column) => column.notNull())
    .addColumn("rules", "text", (column) => column.notNull())
    .addColumn("started_by_id", "text", (column) => column.notNull())
    .addColumn("started_by_name", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("user_agent", "text", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("beat_at", "text", (column) => column.notNull())
    .addColumn("finished_at", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("planned", "integer", (column) => column.notNull())
    .addColumn("planned_by_kind", "text", (column) => column.notNull())
    .addColumn("errors", "text", (column) => column.notNull())
    .addColumn("predicted_bytes", "bigint")
    .addColumn("reported_bytes", "bigint")
    .addColumn("free_bytes_before", "bigint")
    .addColumn("free_bytes_after", "bigint")
    .addColumn("search_key", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("runs_by_start").on("runs").columns(["started_at", "id"]).execute();
  // What holds that a host has one run at a time, for two servers on one database too.
  await sql`create unique index one_running_run_per_host on runs (host_id) where state = 'running'`.execute(
    db,
  );
}

async function createOutcomes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("outcomes")
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id"))
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("object_id", "text", (column) => column.notNull())
    .addColumn("names", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("message", "text")
    .addColumn("bytes", "bigint")
    .addColumn("certainty", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("search_key", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("outcomes_pkey", ["run_id", "key"])
    .addUniqueConstraint("outcomes_in_order", ["run_id", "sequence"])
    .execute();

  await db.schema
    .createTable("receipts")
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("names", "text", (column) => column.notNull())
    .addColumn("read_at", "text", (column) => column.notNull())
    .addColumn("sealed_inspect", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("receipts_pkey", ["run_id", "key"])
    .execute();
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("who_id", "text")
    .addColumn("who_name", "text")
    .addColumn("address", "text")
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("result", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("audit_by_time").on("audit").columns(["at", "id"]).execute();
  const guards = db.getExecutor().adapter instanceof PostgresAdapter ? postgresGuards : sqliteGuards;
  for (const guard of guards) await sql.raw(guard).execute(db);
}

const REFUSAL = "audit is append-only";

const sqliteGuards = [
  `create trigger audit_no_update before update on audit begin select raise(abort, '${REFUSAL}'); end`,
  `create trigger audit_no_delete before delete on audit begin select raise(abort, '${REFUSAL}'); end`,
  // `insert or replace` removes the row that is in its way without asking the trigger for removals.
  `create trigger audit_no_replace before insert on audit when exists (select 1 from audit where id = new.id)
   begin select raise(abort, '${REFUSAL}'); end`,
];

const postgresGuards = [
  `create function refuse_audit_change() returns trigger language plpgsql as
   $$ begin raise exception '${REFUSAL}'; end $$`,
  `create trigger audit_append_only before update or delete or truncate on audit
   for each statement execute function refuse_audit_change()`,
];
