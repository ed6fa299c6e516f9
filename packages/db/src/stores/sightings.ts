import type { Sighting, SightingStore } from "@dunnage/api";
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Tables } from "../schema.ts";
import { chunksOf } from "./chunks.ts";

const seenEarlier = sql<SqlBool>`excluded.first_seen_at < sightings.first_seen_at`;
const usedLater = sql<SqlBool>`excluded.last_used_at > coalesce(sightings.last_used_at, '')`;

export function sightingsIn(db: Kysely<Tables>): SightingStore {
  return {
    async of(host) {
      const rows = await db.selectFrom("sightings").selectAll().where("host_id", "=", host).execute();
      return rows.map((row) => ({
        kind: row.kind,
        id: row.object_id,
        firstSeenAt: row.first_seen_at,
        lastUsedAt: row.last_used_at,
      }));
    },

    async record(host, sightings) {
      if (sightings.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        for (const rows of chunksOf(rowsOf(host, sightings))) {
          await transaction
            .insertInto("sightings")
            .values(rows)
            .onConflict((conflict) =>
              conflict
                .columns(["host_id", "kind", "object_id"])
                .doUpdateSet({
                  first_seen_at: sql<string>`case when ${seenEarlier} then excluded.first_seen_at else sightings.first_seen_at end`,
                  last_used_at: sql<string>`case when ${usedLater} then excluded.last_used_at else sightings.last_used_at end`,
                })
                // What is known already is not written again, however often it is seen.
                .where((eb) => eb.or([seenEarlier, usedLater])),
            )
            .execute();
        }
      });
    },

    async forget(host, objects) {
      if (objects.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        for (const [kind, group] of Map.groupBy(objects, (object) => object.kind)) {
          for (const ids of chunksOf(group.map(({ id }) => id))) {
            await transaction
              .deleteFrom("sightings")
              .where("host_id", "=", host)
              .where("kind", "=", kind)
              .where("object_id", "in", ids)
              .execute();
          }
        }
      });
    },
  };
}

/** One row per object, since PostgreSQL changes none twice in one statement; in one order for everybody, so that no two wait for each other. */
function rowsOf(host: string, sightings: Sighting[]) {
  const byObject = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const key = `${sighting.kind}/${sighting.id}`;
    const before = byObject.get(key) ?? sighting;
    const firstSeenAt = earlier(before.firstSeenAt, sighting.firstSeenAt);
    byObject.set(key, {
      ...sighting,
      firstSeenAt,
      lastUsedAt: later(before.lastUsedAt, sighting.lastUsedAt),
    });
  }
  return [...byObject]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { kind, id, firstSeenAt, lastUsedAt }]) => ({
      host_id: host,
      kind,
      object_id: id,
      first_seen_at: firstSeenAt,
      last_used_at: lastUsedAt,
    }));
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string | null, b: string | null) => ((a ?? "") > (b ?? "") ? a : b);
