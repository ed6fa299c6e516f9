import { randomUUID } from "node:crypto";
import { DomainError, type Registry, type RegistryStore } from "@dunnage/api";
import { RegistryCheck, RegistryCredentials } from "@dunnage/api/schemas";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";
import type { Sealer } from "../sealer.ts";

export function registriesIn(db: Kysely<Tables>, sealer: Sealer): RegistryStore {
  const sealed = (credentials: RegistryCredentials | null) =>
    credentials && sealer.seal(JSON.stringify(credentials));
  return {
    async list() {
      const rows = await db.selectFrom("registries").selectAll().execute();
      // Sorted here, since the two databases sort names differently.
      return rows.map(registryOf).toSorted((a, b) => compare(a.name, b.name) || compare(a.url, b.url));
    },

    async add({ name, url, credentials = null }) {
      const row = await db
        .insertInto("registries")
        .values({
          id: randomUUID(),
          name,
          url,
          url_key: keyOf(url),
          created_at: new Date().toISOString(),
          sealed_credentials: sealed(credentials),
        })
        .onConflict((conflict) => conflict.column("url_key").doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new DomainError("registry_exists", url);
      return registryOf(row);
    },

    async update({ id, name, url, credentials }) {
      return await db.transaction().execute(async (transaction) => {
        const before = await transaction
          .selectFrom("registries")
          .selectAll()
          .where("id", "=", id)
          .executeTakeFirst();
        if (!before) throw new DomainError("registry_not_found", id);
        const moved = url !== undefined && keyOf(url) !== before.url_key;
        if (moved && (await isTaken(transaction, url))) throw new DomainError("registry_exists", url);
        const asked = moved || credentials !== undefined;
        const row = await transaction
          .updateTable("registries")
          .set({
            name: name ?? before.name,
            ...(url !== undefined && { url, url_key: keyOf(url) }),
            ...(asked && {
              sealed_credentials: sealed(credentials ?? null),
              checked_at: null,
              check_outcome: null,
              check_detail: null,
            }),
          })
          .where("id", "=", id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return registryOf(row);
      });
    },

    async credentialsOf(id) {
      const row = await db
        .selectFrom("registries")
        .select("sealed_credentials")
        .where("id", "=", id)
        .executeTakeFirst();
      if (!row?.sealed_credentials) return null;
      const text = sealer.open(row.sealed_credentials);
      return text === null ? "unreadable" : RegistryCredentials.parse(JSON.parse(text));
    },

    async noteCheck(id, url, { at, outcome, detail }) {
      await db
        .updateTable("registries")
        .set({ checked_at: at, check_outcome: outcome, check_detail: detail })
        .where("id", "=", id)
        .where("url", "=", url)
        .execute();
    },

    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom("registries")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw new DomainError("registry_not_found", id);
    },

    async count() {
      const { count } = await db
        .selectFrom("registries")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

async function isTaken(db: Kysely<Tables>, url: string): Promise<boolean> {
  const row = await db
    .selectFrom("registries")
    .select("id")
    .where("url_key", "=", keyOf(url))
    .executeTakeFirst();
  return row !== undefined;
}

const { compare } = new Intl.Collator("en", { numeric: true });

/** `https://Registry.example.com` and `https://registry.example.com:443/` are one address. */
const keyOf = (url: string) => new URL(url).href.replace(/\/+$/, "");

function registryOf(row: Selectable<Tables["registries"]>): Registry {
  const { id, name, url, created_at, sealed_credentials, checked_at, check_outcome, check_detail } = row;
  const lastCheck = { at: checked_at, outcome: check_outcome, detail: check_detail };
  return {
    id,
    name,
    url,
    createdAt: created_at,
    hasCredentials: sealed_credentials !== null,
    lastCheck: checked_at === null ? null : RegistryCheck.parse(lastCheck),
  };
}
