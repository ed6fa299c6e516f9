import type { SetupTokenStore } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { insertFirstAdministrator } from "./users.ts";

export function setupTokensIn(db: Kysely<Tables>): SetupTokenStore {
  return {
    async replace(tokenHash) {
      await db.updateTable("setup").set({ token_hash: tokenHash }).execute();
    },

    async matches(tokenHash) {
      const row = await db
        .selectFrom("setup")
        .select("id")
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row !== undefined;
    },

    spend: (tokenHash, administrator) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("setup")
          .set({ token_hash: null })
          .where("token_hash", "=", tokenHash)
          .executeTakeFirstOrThrow();
        return numUpdatedRows === 0n ? null : insertFirstAdministrator(transaction, administrator);
      }),
  };
}
