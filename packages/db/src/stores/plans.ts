import type { PlanStore } from "@dunnage/api";
import { CleanupPlan } from "@dunnage/api/schemas";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Tables } from "../schema.ts";
import { pack, unpack } from "./packing.ts";

/** Plans from before engines were told apart have none. */
const Stored = CleanupPlan.extend({ engine: z.string().optional() });

export function plansIn(db: Kysely<Tables>): PlanStore {
  return {
    async add(plan, engine) {
      // A large host's is megabytes of much the same, and every box that somebody un-ticks makes another: on a disk that may be full.
      const body = await pack(JSON.stringify({ ...plan, engine }));
      await db.insertInto("plans").values({ id: plan.id, expires_at: plan.expiresAt, body }).execute();
    },

    async find(id) {
      const row = await db
        .selectFrom("plans")
        .leftJoin("runs", "runs.plan_id", "plans.id")
        .where("plans.id", "=", id)
        .select(["plans.body", "runs.id as run"])
        .executeTakeFirst();
      if (!row) return null;
      const { engine = null, ...plan } = Stored.parse(JSON.parse(await unpack(row.body)));
      return { plan, run: row.run, engine };
    },

    async deleteUnused(at) {
      await db
        .deleteFrom("plans")
        .where("expires_at", "<", at)
        .where((eb) =>
          eb.not(
            eb.exists(eb.selectFrom("runs").select("runs.id").whereRef("runs.plan_id", "=", "plans.id")),
          ),
        )
        .execute();
    },
  };
}
