import type { Protection, ProtectionStore } from "@dunnage/api";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";

export function protectionsIn(db: Kysely<Tables>): ProtectionStore {
  return {
    async list() {
      const rows = await db
        .selectFrom("protections")
        .selectAll()
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .execute();
      return rows.map(protectionOf);
    },

    async add({ id, host, kind, by, value, why, createdBy, createdAt }) {
      await db
        .insertInto("protections")
        .values({
          id,
          host_id: host,
          kind,
          matched_by: by,
          value,
          why,
          created_by_id: createdBy.id,
          created_by_name: createdBy.name,
          created_at: createdAt,
        })
        .execute();
    },

    async remove(id) {
      const row = await db.deleteFrom("protections").where("id", "=", id).returningAll().executeTakeFirst();
      return row ? protectionOf(row) : null;
    },
  };
}

function protectionOf(row: Selectable<Tables["protections"]>): Protection {
  return {
    id: row.id,
    host: row.host_id,
    kind: row.kind,
    by: row.matched_by,
    value: row.value,
    why: row.why,
    createdBy: { id: row.created_by_id, name: row.created_by_name },
    createdAt: row.created_at,
  };
}
