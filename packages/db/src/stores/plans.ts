import type { PlanStore } from "@dunnage/api";
import { CleanupPlan } from "@dunnage/api/schemas";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";

export function plansIn(db: Kysely<Tables>): PlanStore {
  return {
    async add(plan) {
      await db
        .insertInto("plans")
        .values({ id: plan.id, expires_at: plan.expiresAt, body: JSON.stringify(plan) })
        .execute();
    },

    async find(id) {
      const row = await db
        .selectFrom("plans")
        .leftJoin("runs", "runs.plan_id", "plans.id")
        .where("plans.id", "=", id)
        .select(["plans.body", "runs.id as run"])
        .executeTakeFirst();
      return row ? { plan: CleanupPlan.parse(JSON.parse(row.body)), run: row.run } : null;
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
