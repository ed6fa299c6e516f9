import type { PasswordLinkStore } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { userOf } from "./users.ts";

export function passwordLinksIn(db: Kysely<Tables>): PasswordLinkStore {
  return {
    async replace({ userId, tokenHash, createdById, createdAt, expiresAt }) {
      const link = {
        token_hash: tokenHash,
        created_by_id: createdById,
        created_at: createdAt,
        expires_at: expiresAt,
      };
      await db
        .insertInto("password_links")
        .values({ user_id: userId, ...link })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(link))
        .execute();
    },

    async find(tokenHash, at) {
      const row = await db
        .selectFrom("password_links")
        .innerJoin("users", "users.id", "password_links.user_id")
        .selectAll("users")
        .where("token_hash", "=", tokenHash)
        .where("expires_at", ">", at)
        .executeTakeFirst();
      return row ? userOf(row) : null;
    },

    spend: (tokenHash, at, passwordHash) =>
      db.transaction().execute(async (transaction) => {
        const spent = await transaction
          .deleteFrom("password_links")
          .where("token_hash", "=", tokenHash)
          .where("expires_at", ">", at)
          .returning("user_id")
          .executeTakeFirst();
        if (!spent) return null;
        const row = await transaction
          .updateTable("users")
          .set({ password_hash: passwordHash })
          .where("id", "=", spent.user_id)
          .returningAll()
          .executeTakeFirstOrThrow();
        await transaction.deleteFrom("sessions").where("user_id", "=", spent.user_id).execute();
        return userOf(row);
      }),
  };
}
