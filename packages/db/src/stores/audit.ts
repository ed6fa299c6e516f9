import type { AuditStore, AuditEntry as Entry } from "@dunnage/api";
import { AuditEntry } from "@dunnage/api/schemas";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";
import { pageOf, positionOf, rowsFor } from "./paging.ts";

export function auditIn(db: Kysely<Tables>): AuditStore {
  return {
    async add({ id, at, who, address, action, result, details }) {
      await db
        .insertInto("audit")
        .values({
          id,
          at,
          who_id: who?.id ?? null,
          who_name: who?.name ?? null,
          address,
          action,
          result,
          details: JSON.stringify(details),
        })
        .execute();
    },

    async list({ cursor, limit }) {
      let query = db
        .selectFrom("audit")
        .selectAll()
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(rowsFor(limit));
      if (cursor !== undefined) {
        const { at, id } = positionOf(cursor);
        query = query.where((eb) => eb(eb.refTuple("at", "id"), "<", eb.tuple(at, id)));
      }
      const { page, next } = pageOf(await query.execute(), limit, (row) => row);
      return { entries: page.map(entryOf), next };
    },
  };
}

function entryOf(row: Selectable<Tables["audit"]>): Entry {
  return {
    id: row.id,
    at: row.at,
    who: row.who_id === null ? null : { id: row.who_id, name: row.who_name ?? "" },
    address: row.address,
    action: row.action,
    result: row.result,
    details: AuditEntry.shape.details.parse(JSON.parse(row.details)),
  };
}
