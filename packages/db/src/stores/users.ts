import { randomUUID } from "node:crypto";
import type { NewAdministrator, Role, User, UserStore } from "@dunnage/api";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { Tables } from "../schema.ts";

type NewUser = NewAdministrator & { role: Role };

/** As yet only tests, the server's among them, have users beside the first administrator: to see that a session follows its user. */
export interface Users extends UserStore {
  /** `null` if there is a user with this address already. */
  create(user: NewUser): Promise<User | null>;
  setRole(id: string, role: Role): Promise<void>;
  /** Removes the user and ends their sessions. */
  remove(id: string): Promise<void>;
}

export function usersIn(db: Kysely<Tables>): Users {
  return {
    async count() {
      const { count } = await db
        .selectFrom("users")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },

    async findByEmail(email) {
      const row = await db
        .selectFrom("users")
        .selectAll()
        .where("email_key", "=", keyOf(email))
        .executeTakeFirst();
      return row ? { user: userOf(row), passwordHash: row.password_hash } : null;
    },

    create: (user) => insertUser(db, user),

    createFirstAdministrator: (administrator) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable("setup").set({ token_hash: null }).execute();
        return insertFirstAdministrator(transaction, administrator);
      }),

    async setRole(id, role) {
      await db.updateTable("users").set({ role }).where("id", "=", id).execute();
    },

    async remove(id) {
      await db.deleteFrom("users").where("id", "=", id).execute();
    },
  };
}

/** For a transaction that has changed the row of `setup` already, so that no other can be here at the same time. */
export async function insertFirstAdministrator(
  transaction: Transaction<Tables>,
  administrator: NewAdministrator,
): Promise<User | null> {
  const anybody = await transaction.selectFrom("users").select("id").limit(1).executeTakeFirst();
  return anybody ? null : insertUser(transaction, { ...administrator, role: "administrator" });
}

async function insertUser(db: Kysely<Tables>, user: NewUser): Promise<User | null> {
  const row = await db
    .insertInto("users")
    .values({
      id: randomUUID(),
      email: user.email,
      email_key: keyOf(user.email),
      name: user.name,
      role: user.role,
      password_hash: user.passwordHash,
      created_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column("email_key").doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ? userOf(row) : null;
}

const keyOf = (email: string) => email.toLowerCase();

export function userOf({ id, email, name, role }: Pick<Selectable<Tables["users"]>, keyof User>): User {
  return { id, email, name, role };
}
