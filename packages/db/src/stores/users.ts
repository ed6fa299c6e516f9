import { randomUUID } from "node:crypto";
import {
  DomainError,
  type NewAdministrator,
  type Role,
  type SignsInBy,
  type User,
  type UserStore,
} from "@dunnage/api";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { Tables } from "../schema.ts";

type NewUser = NewAdministrator & { role: Role };

export interface Users extends UserStore {
  /** `null` if there is a user with this address already. For tests: people come by the set-up link or by an invitation. */
  create(user: NewUser): Promise<User | null>;
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

    async list(at) {
      const rows = await db
        .selectFrom("users")
        .select(["id", "email", "name", "role", "created_at", "signed_in_at"])
        .select((eb) =>
          eb
            .selectFrom("sessions")
            .whereRef("sessions.user_id", "=", "users.id")
            .where("sessions.expires_at", ">", at)
            .select(({ fn }) => fn.countAll<number>().as("count"))
            .as("sessions"),
        )
        .select((eb) => eb("password_hash", "is not", null).as("has_password"))
        .select((eb) =>
          eb
            .selectFrom("second_factors")
            .whereRef("second_factors.user_id", "=", "users.id")
            .where("confirmed_at", "is not", null)
            .select("user_id")
            .as("second_factor_of"),
        )
        .execute();
      // Sorted here, since the two databases sort names differently.
      return rows
        .map((row) => ({
          ...userOf(row),
          createdAt: row.created_at,
          signedInAt: row.signed_in_at,
          sessions: row.sessions ?? 0,
          signsInBy: waysIn(row.has_password),
          secondFactor: row.second_factor_of !== null,
        }))
        .toSorted((a, b) => compare(a.name, b.name) || compare(a.email, b.email));
    },

    async findByEmail(email) {
      const row = await db
        .selectFrom("users")
        .selectAll()
        .where("email_key", "=", keyOf(email))
        .executeTakeFirst();
      return row?.password_hash ? { user: userOf(row), passwordHash: row.password_hash } : null;
    },

    async passwordHashOf(id) {
      const row = await db
        .selectFrom("users")
        .select("password_hash")
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.password_hash ?? null;
    },

    async setPasswordHash(id, passwordHash) {
      await db.updateTable("users").set({ password_hash: passwordHash }).where("id", "=", id).execute();
    },

    async noteSignIn(id, at) {
      await db.updateTable("users").set({ signed_in_at: at }).where("id", "=", id).execute();
    },

    create: (user) => insertUser(db, user),

    createFirstAdministrator: (administrator) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable("setup").set({ token_hash: null }).execute();
        return insertFirstAdministrator(transaction, administrator);
      }),

    setRole: (id, role) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction);
        const user = await userWithId(transaction, id);
        if (!(await hasPassword(transaction, id))) throw new DomainError("role_from_provider", user.name);
        if (role !== "administrator") {
          await refuseForTheLastAdministrator(transaction, user);
          await voidLinksOf(transaction, id);
        }
        await transaction.updateTable("users").set({ role }).where("id", "=", id).execute();
        return { ...user, role };
      }),

    remove: (id) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction);
        const user = await userWithId(transaction, id);
        await refuseForTheLastAdministrator(transaction, user);
        await voidLinksOf(transaction, id);
        await transaction.deleteFrom("users").where("id", "=", id).execute();
        return user;
      }),
  };
}

/** SQLite has no booleans, and answers with numbers. */
const waysIn = (byPassword: unknown): SignsInBy => (Number(byPassword) === 1 ? "password" : "provider");

const { compare } = new Intl.Collator("en", { numeric: true });

async function hasPassword(transaction: Transaction<Tables>, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("users")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirst();
  return typeof row?.password_hash === "string";
}

/** Whoever comes second waits, then sees what the first has changed: two administrators may remove one another at the same moment. */
export async function oneAtATime(transaction: Transaction<Tables>): Promise<void> {
  await transaction.updateTable("setup").set({ id: 1 }).execute();
}

/** Whoever is no administrator any more does not come back, nor into somebody else's account, by a link of their own making. */
export async function voidLinksOf(transaction: Transaction<Tables>, id: string): Promise<void> {
  await transaction.deleteFrom("invitations").where("created_by_id", "=", id).execute();
  await transaction.deleteFrom("password_links").where("created_by_id", "=", id).execute();
}

async function userWithId(transaction: Transaction<Tables>, id: string): Promise<User> {
  const row = await transaction.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new DomainError("user_not_found", id);
  return userOf(row);
}

async function refuseForTheLastAdministrator(transaction: Transaction<Tables>, user: User): Promise<void> {
  if (user.role !== "administrator") return;
  const another = await transaction
    .selectFrom("users")
    .select("id")
    .where("role", "=", "administrator")
    .where("id", "!=", user.id)
    .limit(1)
    .executeTakeFirst();
  if (!another) throw new DomainError("last_administrator", user.name);
}

/** For a transaction that has changed the row of `setup` already, so that no other can be here at the same time. */
export async function insertFirstAdministrator(
  transaction: Transaction<Tables>,
  administrator: NewAdministrator,
): Promise<User | null> {
  const anybody = await transaction.selectFrom("users").select("id").limit(1).executeTakeFirst();
  return anybody ? null : insertUser(transaction, { ...administrator, role: "administrator" });
}

/** `null` if there is a user with this address already. */
export async function insertUser(db: Kysely<Tables>, user: NewUser): Promise<User | null> {
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
