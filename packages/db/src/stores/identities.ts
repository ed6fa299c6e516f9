import { randomUUID } from "node:crypto";
import type { IdentityStore, User } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { oneAtATime, userOf, voidLinksOf } from "./users.ts";

export function identitiesIn(db: Kysely<Tables>): IdentityStore {
  return {
    follow: ({ issuer, subject }, { email, name, role }, at) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction);
        const known = await transaction
          .selectFrom("identities")
          .innerJoin("users", "users.id", "identities.user_id")
          .where("issuer", "=", issuer)
          .where("subject", "=", subject)
          .select(["users.id", "email", "name", "role"])
          .executeTakeFirst();
        const id = known?.id ?? randomUUID();
        const user: User = { id, email, name, role };
        if (known) {
          if (role !== "administrator") await voidLinksOf(transaction, id);
          await transaction.updateTable("users").set({ email, name, role }).where("id", "=", id).execute();
        } else {
          await transaction
            .insertInto("users")
            // No address of this user is ever looked for, since there is no password to it.
            .values({ id, email, email_key: id, name, role, password_hash: null, created_at: at })
            .execute();
          await transaction
            .insertInto("identities")
            .values({ issuer, subject, user_id: id, created_at: at })
            .execute();
        }
        return { user, before: known ? userOf(known) : null };
      }),
  };
}
