import type { SecondFactorStore } from "@dunnage/api";
import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import type { Tables } from "../schema.ts";
import type { Sealer } from "../sealer.ts";

/** What is sealed. It names its user, so that a row which somebody moved to another user opens nothing. */
const Sealed = z.object({ user: z.string(), secret: z.string() });

export function secondFactorsIn(db: Kysely<Tables>, sealer: Sealer): SecondFactorStore {
  const opened = (userId: string, sealed: Uint8Array): string | null => {
    const text = sealer.open(sealed);
    const { data } = Sealed.safeParse(text === null ? null : JSON.parse(text));
    return data?.user === userId ? data.secret : null;
  };

  return {
    async find(userId) {
      const row = await db
        .selectFrom("second_factors")
        .select(["sealed_secret", "confirmed_at"])
        .where("user_id", "=", userId)
        .executeTakeFirst();
      if (!row) return null;
      const { count } = await db
        .selectFrom("recovery_codes")
        .where("user_id", "=", userId)
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return {
        secret: opened(userId, row.sealed_secret),
        confirmed: row.confirmed_at !== null,
        codesLeft: count,
      };
    },

    async begin(userId, secret, at) {
      const sealed_secret = sealer.seal(
        JSON.stringify({ user: userId, secret } satisfies z.infer<typeof Sealed>),
      );
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto("second_factors")
        .values({ user_id: userId, sealed_secret, created_at: at, confirmed_at: null, last_step: 0 })
        .onConflict((conflict) =>
          conflict
            .column("user_id")
            .doUpdateSet({ sealed_secret, created_at: at })
            .where("second_factors.confirmed_at", "is", null),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows > 0n;
    },

    confirm: (userId, step, codeHashes, at) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("second_factors")
          .set({ confirmed_at: at, last_step: step })
          .where("user_id", "=", userId)
          .where("confirmed_at", "is", null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await replaceCodes(transaction, userId, codeHashes);
        return true;
      }),

    async useStep(userId, step) {
      const { numUpdatedRows } = await db
        .updateTable("second_factors")
        .set({ last_step: step })
        .where("user_id", "=", userId)
        .where("last_step", "<", step)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    async spendCode(userId, codeHash) {
      const { numDeletedRows } = await db
        .deleteFrom("recovery_codes")
        .where("user_id", "=", userId)
        .where("code_hash", "=", codeHash)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    replaceCodes: (userId, codeHashes) =>
      db.transaction().execute((transaction) => replaceCodes(transaction, userId, codeHashes)),

    remove: (userId) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
        const { numDeletedRows } = await transaction
          .deleteFrom("second_factors")
          .where("user_id", "=", userId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}

async function replaceCodes(
  transaction: Transaction<Tables>,
  userId: string,
  codeHashes: string[],
): Promise<void> {
  await transaction.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await transaction
    .insertInto("recovery_codes")
    .values(codeHashes.map((code_hash) => ({ user_id: userId, code_hash })))
    .execute();
}
