import type { UsageSample as Sample, UsageSampleStore } from "@dunnage/api";
import { UsageSample } from "@dunnage/api/schemas";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Tables } from "../schema.ts";
import { evenly } from "./evenly.ts";

const SLOT_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** From each age on, the last sample alone that has the same so many letters of its slot: `2026-01-02T03` is an hour. */
const COARSER = [
  { afterMs: 3 * DAY_MS, letters: 13 },
  { afterMs: 30 * DAY_MS, letters: 10 },
];

export function usageSamplesIn(db: Kysely<Tables>): UsageSampleStore {
  return {
    async add(host, { at, kinds, projects, totalBytes, freeBytes }) {
      await db
        .insertInto("usage_samples")
        .values({
          host_id: host,
          slot: instant(Math.floor(Date.parse(at) / SLOT_MS) * SLOT_MS),
          sampled_at: at,
          images_bytes: kinds.images,
          containers_bytes: kinds.containers,
          volumes_bytes: kinds.volumes,
          build_cache_bytes: kinds.buildCache,
          projects: JSON.stringify(projects),
          total_bytes: totalBytes,
          free_bytes: freeBytes,
        })
        .onConflict((conflict) => conflict.columns(["host_id", "slot"]).doNothing())
        .execute();
    },

    async list(host, sinceAt, most) {
      const there = await db
        .selectFrom("usage_samples")
        .select("slot")
        .where("host_id", "=", host)
        .where("sampled_at", ">=", sinceAt)
        .orderBy("slot")
        .execute();
      // What is not told is not read either: with its projects a row takes some kilobytes.
      const slots = evenly(
        there.map(({ slot }) => slot),
        most,
      );
      if (slots.length === 0) return [];
      const rows = await db
        .selectFrom("usage_samples")
        .selectAll()
        .where("host_id", "=", host)
        .where("slot", "in", slots)
        .orderBy("slot")
        .execute();
      return rows.map(sampleOf);
    },

    async thin(host, at, keptForMs) {
      const now = Date.parse(at);
      await db
        .deleteFrom("usage_samples")
        .where("host_id", "=", host)
        .where("slot", "<", instant(now - keptForMs))
        .execute();
      for (const { afterMs, letters } of COARSER) {
        await db
          .deleteFrom("usage_samples")
          .where("host_id", "=", host)
          .where("slot", "<", instant(now - afterMs))
          .where("slot", "not in", (eb) =>
            eb
              .selectFrom("usage_samples")
              .select(({ fn }) => fn.max("slot").as("last"))
              .where("host_id", "=", host)
              .groupBy(sql`substr(slot, 1, ${sql.lit(letters)})`),
          )
          .execute();
      }
    },
  };
}

const instant = (ms: number) => new Date(ms).toISOString();

function sampleOf(row: Selectable<Tables["usage_samples"]>): Sample {
  return {
    at: row.sampled_at,
    kinds: {
      images: row.images_bytes,
      containers: row.containers_bytes,
      volumes: row.volumes_bytes,
      buildCache: row.build_cache_bytes,
    },
    projects: UsageSample.shape.projects.parse(JSON.parse(row.projects)),
    totalBytes: row.total_bytes,
    freeBytes: row.free_bytes,
  };
}
