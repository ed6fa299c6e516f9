import type { Invitation, InvitationStore, User } from "@dunnage/api";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";
import { insertUser } from "./users.ts";

export function invitationsIn(db: Kysely<Tables>): InvitationStore {
  return {
    async add({ id, tokenHash, whom, role, createdBy, createdAt, expiresAt }) {
      // What has expired is of no use to anybody any more.
      await db.deleteFrom("invitations").where("expires_at", "<=", createdAt).execute();
      await db
        .insertInto("invitations")
        .values({
          id,
          token_hash: tokenHash,
          whom,
          role,
          created_by_id: createdBy.id,
          created_by_name: createdBy.name,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },

    async list(at) {
      const rows = await db
        .selectFrom("invitations")
        .selectAll()
        .where("expires_at", ">", at)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(invitationOf);
    },

    async remove(id) {
      const row = await db.deleteFrom("invitations").where("id", "=", id).returningAll().executeTakeFirst();
      return row ? invitationOf(row) : null;
    },

    async matches(tokenHash, at) {
      const row = await db
        .selectFrom("invitations")
        .select("id")
        .where("token_hash", "=", tokenHash)
        .where("expires_at", ">", at)
        .executeTakeFirst();
      return row !== undefined;
    },

    async spend(tokenHash, at, user) {
      try {
        return await db.transaction().execute(async (transaction) => {
          const row = await transaction
            .deleteFrom("invitations")
            .where("token_hash", "=", tokenHash)
            .where("expires_at", ">", at)
            .returningAll()
            .executeTakeFirst();
          if (!row) return null;
          const created: User | null = await insertUser(transaction, { ...user, role: row.role });
          if (!created) throw new EmailTaken();
          return created;
        });
      } catch (error) {
        if (error instanceof EmailTaken) return "email_taken";
        throw error;
      }
    },
  };
}

/** Rolls the transaction back, so that the invitation can still be used. */
class EmailTaken extends Error {}

function invitationOf(row: Selectable<Tables["invitations"]>): Invitation {
  return {
    id: row.id,
    whom: row.whom,
    role: row.role,
    createdBy: { id: row.created_by_id, name: row.created_by_name },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
