import type { SessionStore } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { userOf } from "./users.ts";

export function sessionsIn(db: Kysely<Tables>): SessionStore {
  return {
    async create({ id, userId, startedAt, expiresAt, userAgent, address }) {
      await db
        .insertInto("sessions")
        .values({
          id,
          user_id: userId,
          created_at: startedAt,
          last_seen_at: startedAt,
          expires_at: expiresAt,
          user_agent: userAgent,
          address,
        })
        .execute();
    },

    async findActive(id, at) {
      const row = await db
        .selectFrom("sessions")
        .innerJoin("users", "users.id", "sessions.user_id")
        .where("sessions.id", "=", id)
        .where("sessions.expires_at", ">", at)
        .select(["sessions.created_at", "last_seen_at", "expires_at", "users.id", "email", "name", "role"])
        .executeTakeFirst();
      if (!row) return null;
      return {
        id,
        user: userOf(row),
        token: null,
        startedAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
      };
    },

    async extend(id, { lastSeenAt, expiresAt }) {
      await db
        .updateTable("sessions")
        .set({ last_seen_at: lastSeenAt, expires_at: expiresAt })
        .where("id", "=", id)
        .execute();
    },

    async end(id) {
      await db.deleteFrom("sessions").where("id", "=", id).execute();
    },

    async listOf(userId, at) {
      const rows = await db
        .selectFrom("sessions")
        .selectAll()
        .where("user_id", "=", userId)
        .where("expires_at", ">", at)
        .orderBy("last_seen_at", "desc")
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        userAgent: row.user_agent,
        address: row.address,
        startedAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
      }));
    },

    async endOneOf(userId, id) {
      const { numDeletedRows } = await db
        .deleteFrom("sessions")
        .where("user_id", "=", userId)
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async endAllOf(userId, except) {
      let query = db.deleteFrom("sessions").where("user_id", "=", userId);
      if (except !== undefined) query = query.where("id", "!=", except);
      const { numDeletedRows } = await query.executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },

    async endAllByPassword() {
      const { numDeletedRows } = await db
        .deleteFrom("sessions")
        .where("user_id", "in", (eb) =>
          eb.selectFrom("users").select("id").where("password_hash", "is not", null),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },

    async deleteExpired(at) {
      await db.deleteFrom("sessions").where("expires_at", "<=", at).execute();
    },
  };
}
