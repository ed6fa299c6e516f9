import type { Kysely } from "kysely";

/** What took a host's disk, a row for each quarter of an hour in which somebody looked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("usage_samples")
    .addColumn("host_id", "text", (column) => column.notNull())
    .addColumn("slot", "text", (column) => column.notNull())
    .addColumn("sampled_at", "text", (column) => column.notNull())
    .addColumn("images_bytes", "bigint")
    .addColumn("containers_bytes", "bigint")
    .addColumn("volumes_bytes", "bigint")
    .addColumn("build_cache_bytes", "bigint")
    .addColumn("projects", "text", (column) => column.notNull())
    .addColumn("total_bytes", "bigint")
    .addColumn("free_bytes", "bigint")
    .addPrimaryKeyConstraint("usage_samples_pkey", ["host_id", "slot"])
    .execute();
}
