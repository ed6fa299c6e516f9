import type { PlanStore } from "@dunnage/api";
import { CleanupPlan } from "@dunnage/api/schemas";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { pack, unpack } from "./packing.ts";

export function plansIn(db: Kysely<Tables>): PlanStore {
  return {
    async add(plan) {
      // A large host's is megabytes of much the same, and every box that somebody un-ticks makes another: on a disk that may be full.
      const body = await pack(JSON.stringify(plan));
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
      return { plan: CleanupPlan.parse(JSON.parse(await unpack(row.body))), run: row.run };
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
