import type { UsageSample as Sample, UsageSampleStore } from "@dunnage/api";
import { ObjectBytes, UsageSample } from "@dunnage/api/schemas";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Tables } from "../schema.ts";
import { evenly } from "./evenly.ts";
import { pack, unpack } from "./packing.ts";

const SLOT_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** From each age on, the last sample alone that has the same so many letters of its slot: `2026-01-02T03` is an hour. */
const COARSER = [
  { afterMs: 3 * DAY_MS, letters: 13 },
  { afterMs: 30 * DAY_MS, letters: 10 },
];

/** All that is told of a sample as a whole. The objects' bytes are most of its row, and told of one object. */
const WHOLE = [
  "sampled_at",
  "images_bytes",
  "containers_bytes",
  "volumes_bytes",
  "build_cache_bytes",
  "projects",
  "total_bytes",
  "free_bytes",
] as const;

export function usageSamplesIn(db: Kysely<Tables>): UsageSampleStore {
  /** Of the samples that are told which columns are wanted. What is not told is not read either. */
  async function read<Column extends keyof Tables["usage_samples"]>(
    columns: readonly Column[],
    { host, sinceAt, most }: { host: string; sinceAt: string; most: number },
  ) {
    const there = await db
      .selectFrom("usage_samples")
      .select("slot")
      .where("host_id", "=", host)
      .where("sampled_at", ">=", sinceAt)
      .orderBy("slot")
      .execute();
    const slots = evenly(
      there.map(({ slot }) => slot),
      most,
    );
    if (slots.length === 0) return [];
    return db
      .selectFrom("usage_samples")
      .select(columns)
      .where("host_id", "=", host)
      .where("slot", "in", slots)
      .orderBy("slot")
      .execute();
  }

  return {
    async add(host, { at, kinds, projects, totalBytes, freeBytes }, objects) {
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
          object_bytes: await pack(JSON.stringify(objects)),
        })
        .onConflict((conflict) => conflict.columns(["host_id", "slot"]).doNothing())
        .execute();
    },

    async list(host, sinceAt, most) {
      const rows = await read(WHOLE, { host, sinceAt, most });
      return rows.map(sampleOf);
    },

    async listObject(host, key, sinceAt, most) {
      const rows = await read(["sampled_at", "object_bytes"], { host, sinceAt, most });
      return Promise.all(
        rows.map(async (row) => ({ at: row.sampled_at, bytes: await bytesIn(row.object_bytes, key) })),
      );
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

async function bytesIn(packed: Uint8Array | null, key: string): Promise<number | null> {
  if (packed === null) return null;
  const objects = ObjectBytes.parse(JSON.parse(await unpack(packed)));
  return Object.hasOwn(objects, key) ? (objects[key] ?? null) : null;
}

function sampleOf(row: Pick<Selectable<Tables["usage_samples"]>, (typeof WHOLE)[number]>): Sample {
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
