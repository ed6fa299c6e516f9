import type { Webhook, WebhookDelivery, WebhookStore } from "@dunnage/api";
import { WebhookEvent, WebhookFailure } from "@dunnage/api/schemas";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { Tables } from "../schema.ts";
import type { Sealer } from "../sealer.ts";

const Events = z.array(WebhookEvent);
const Failure = z.union([WebhookFailure, z.object({ code: z.null() }).transform(() => null)]);

export function webhooksIn(db: Kysely<Tables>, sealer: Sealer): WebhookStore {
  return {
    async list() {
      const rows = await db
        .selectFrom("webhooks")
        .selectAll()
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .execute();
      return await Promise.all(rows.map(async (row) => webhookOf(row, await lastDeliveryOf(db, row.id))));
    },

    async add({ id, name, url, events, freeBytesBelow, createdBy, createdAt }, secret) {
      await db
        .insertInto("webhooks")
        .values({
          id,
          name,
          url,
          events: JSON.stringify(events),
          free_bytes_below: freeBytesBelow,
          sealed_secret: sealer.seal(secret),
          created_by_id: createdBy.id,
          created_by_name: createdBy.name,
          created_at: createdAt,
        })
        .execute();
    },

    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom("webhooks")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async queue({ id, webhook, event, body, createdAt }) {
      // Selected rather than given, so that a webhook which went meanwhile is no error.
      await db
        .insertInto("webhook_deliveries")
        .columns(["id", "webhook_id", "event", "body", "created_at", "attempts", "next_attempt_at"])
        .expression(
          db
            .selectFrom("webhooks")
            .where("webhooks.id", "=", webhook)
            .select((eb) => [
              eb.val(id).as("id"),
              eb.ref("webhooks.id").as("webhook_id"),
              eb.val(event).as("event"),
              eb.val(body).as("body"),
              eb.val(createdAt).as("created_at"),
              eb.val(0).as("attempts"),
              eb.val(createdAt).as("next_attempt_at"),
            ]),
        )
        .execute();
    },

    async due(at, limit) {
      const rows = await db
        .selectFrom("webhook_deliveries")
        .innerJoin("webhooks", "webhooks.id", "webhook_deliveries.webhook_id")
        .where("next_attempt_at", "<=", at)
        .orderBy("next_attempt_at")
        .limit(limit)
        .select(["webhook_deliveries.id", "webhook_id", "url", "sealed_secret", "body", "attempts"])
        .execute();
      return rows.map(({ id, webhook_id, url, sealed_secret, body, attempts }) => ({
        id,
        webhook: webhook_id,
        url,
        secret: sealer.open(sealed_secret),
        body,
        attempts,
      }));
    },

    async take({ id, attempts }, until) {
      const { numUpdatedRows } = await db
        .updateTable("webhook_deliveries")
        .set({ attempts: attempts + 1, next_attempt_at: until })
        .where("id", "=", id)
        .where("attempts", "=", attempts)
        .where("next_attempt_at", "is not", null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async settle(id, { deliveredAt, problem, failure, nextAttemptAt }) {
      await db
        .updateTable("webhook_deliveries")
        .set({
          delivered_at: deliveredAt,
          problem,
          failure_code: failure?.code ?? null,
          failure_detail: failure?.detail ?? null,
          next_attempt_at: nextAttemptAt,
        })
        .where("id", "=", id)
        .execute();
    },

    async delivery(id) {
      const row = await db
        .selectFrom("webhook_deliveries")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? deliveryOf(row) : null;
    },

    async nextDueAt() {
      const { next } = await db
        .selectFrom("webhook_deliveries")
        .select(({ fn }) => fn.min("next_attempt_at").as("next"))
        .executeTakeFirstOrThrow();
      return next;
    },

    async setLow(id, host, low) {
      if (low) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto("webhook_low_hosts")
          .values({ webhook_id: id, host_id: host })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const { numDeletedRows } = await db
        .deleteFrom("webhook_low_hosts")
        .where("webhook_id", "=", id)
        .where("host_id", "=", host)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async deleteSettled(at) {
      await db
        .deleteFrom("webhook_deliveries")
        .where("next_attempt_at", "is", null)
        .where("created_at", "<", at)
        .execute();
    },
  };
}

async function lastDeliveryOf(db: Kysely<Tables>, webhook: string): Promise<WebhookDelivery | null> {
  const row = await db
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("webhook_id", "=", webhook)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? deliveryOf(row) : null;
}

function webhookOf(row: Selectable<Tables["webhooks"]>, lastDelivery: WebhookDelivery | null): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: Events.parse(JSON.parse(row.events)),
    freeBytesBelow: row.free_bytes_below,
    createdBy: { id: row.created_by_id, name: row.created_by_name },
    createdAt: row.created_at,
    lastDelivery,
  };
}

function deliveryOf(row: Selectable<Tables["webhook_deliveries"]>): WebhookDelivery {
  return {
    id: row.id,
    event: row.event,
    createdAt: row.created_at,
    attempts: row.attempts,
    deliveredAt: row.delivered_at,
    problem: row.problem,
    failure: Failure.parse({ code: row.failure_code, detail: row.failure_detail }),
    nextAttemptAt: row.next_attempt_at,
  };
}
