import { randomUUID } from "node:crypto";
import { DomainError, type Registries, type Registry } from "@dunnage/api";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../schema.ts";

export interface RegistryStore extends Registries {
  count(): Promise<number>;
}

export function registriesIn(db: Kysely<Tables>): RegistryStore {
  return {
    async list() {
      const rows = await db.selectFrom("registries").selectAll().execute();
      // Sorted here, since the two databases sort names differently.
      return rows.map(registryOf).toSorted((a, b) => compare(a.name, b.name) || compare(a.url, b.url));
    },

    async add({ name, url }) {
      const row = await db
        .insertInto("registries")
        .values({ id: randomUUID(), name, url, url_key: keyOf(url), created_at: new Date().toISOString() })
        .onConflict((conflict) => conflict.column("url_key").doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new DomainError("registry_exists", url);
      return registryOf(row);
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

const { compare } = new Intl.Collator("en", { numeric: true });

/** `https://Registry.example.com` and `https://registry.example.com:443/` are one address. */
const keyOf = (url: string) => new URL(url).href.replace(/\/+$/, "");

function registryOf({ id, name, url, created_at }: Selectable<Tables["registries"]>): Registry {
  return { id, name, url, createdAt: created_at };
}
