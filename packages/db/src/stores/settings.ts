import type { SettingStore } from "@dunnage/api";
import { SettingValues } from "@dunnage/api/schemas";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";

export function settingsIn(db: Kysely<Tables>): SettingStore {
  return {
    async read() {
      const rows = await db.selectFrom("settings").selectAll().orderBy("changed_at", "desc").execute();
      const [last] = rows;
      const entries = rows.map(({ name, value }): [string, unknown] => [name, JSON.parse(value)]);
      return {
        // One that another version of Dunnage knows, or allows, is as if nobody had set it.
        values: Object.fromEntries(entries.filter(([name, value]) => isKnown(name, value))),
        changedAt: last?.changed_at ?? null,
        changedBy: last ? { id: last.changed_by_id, name: last.changed_by_name } : null,
      };
    },

    async write(changes, { at, by }) {
      const changed = { changed_at: at, changed_by_id: by.id, changed_by_name: by.name };
      const rows = Object.entries(changes).map(([name, value]) => ({
        name,
        value: JSON.stringify(value),
        ...changed,
      }));
      await db
        .insertInto("settings")
        .values(rows)
        .onConflict((conflict) =>
          conflict.column("name").doUpdateSet((eb) => ({ value: eb.ref("excluded.value"), ...changed })),
        )
        .execute();
    },
  };
}

const schemas: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> =
  SettingValues.shape;

const isKnown = (name: string, value: unknown): boolean =>
  Object.hasOwn(schemas, name) && (schemas[name]?.safeParse(value).success ?? false);
