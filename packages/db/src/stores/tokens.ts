import type { StoredToken, TokenStore } from "@dunnage/api";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";
import { userOf } from "./users.ts";

export function tokensIn(db: Kysely<Tables>): TokenStore {
  /** Tokens with their owners. */
  const owned = () =>
    db
      .selectFrom("tokens")
      .innerJoin("users", "users.id", "tokens.user_id")
      .selectAll("tokens")
      .select(["users.email", "users.name as owner_name", "users.role as owner_role"]);

  return {
    async add({ id, name, role, ending, createdAt, expiresAt }, hash, ownerId) {
      await db
        .insertInto("tokens")
        .values({
          id,
          user_id: ownerId,
          hash,
          ending,
          name,
          role,
          created_at: createdAt,
          expires_at: expiresAt,
          last_used_at: null,
          last_used_from: null,
        })
        .execute();
    },

    async findActive(hash, at) {
      const row = await owned()
        .where("tokens.hash", "=", hash)
        .where((eb) => eb.or([eb("tokens.expires_at", "is", null), eb("tokens.expires_at", ">", at)]))
        .executeTakeFirst();
      return row ? tokenOf(row) : null;
    },

    async list(of) {
      let query = owned().orderBy("tokens.created_at", "desc").orderBy("tokens.id", "desc");
      if (of !== null) query = query.where("tokens.user_id", "=", of);
      return (await query.execute()).map(tokenOf);
    },

    async noteUse(id, { at, from }) {
      await db
        .updateTable("tokens")
        .set({ last_used_at: at, last_used_from: from })
        .where("id", "=", id)
        .execute();
    },

    async remove(id, of) {
      const found = await owned().where("tokens.id", "=", id).executeTakeFirst();
      if (!found || (of !== null && found.user_id !== of)) return null;
      // Of two at once, one removes it.
      const { numDeletedRows } = await db.deleteFrom("tokens").where("id", "=", id).executeTakeFirstOrThrow();
      return numDeletedRows === 0n ? null : tokenOf(found);
    },

    async deleteExpired(at) {
      await db.deleteFrom("tokens").where("expires_at", "<=", at).execute();
    },
  };
}

type OwnedRow = Selectable<Tables["tokens"]> & {
  email: string;
  owner_name: string;
  owner_role: StoredToken["role"];
};

function tokenOf(row: OwnedRow): StoredToken {
  return {
    id: row.id,
    name: row.name,
    owner: userOf({ id: row.user_id, email: row.email, name: row.owner_name, role: row.owner_role }),
    role: row.role,
    ending: row.ending,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    lastUsedFrom: row.last_used_from,
  };
}
