import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, test } from "vitest";
import { openDatabase } from "./index.ts";
import * as first from "./migrations/0001_sign_in_and_registries.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import { type Backend, backends } from "./testing/backends.ts";
import { at, begin, host } from "./testing/samples.ts";

test.each(backends)(
  "a database on $name that held sign-in and registries alone goes on with all it had",
  async ({ start }) => {
    await using backend: Backend = await start();
    const options = await backend.fresh();
    const { dataDir, databaseUrl } = options;
    const old = new Kysely({
      dialect: databaseUrl ? openPostgres(databaseUrl, { patient: true }) : await openSqlite(dataDir),
    });
    const getMigrations = () => Promise.resolve({ "0001_sign_in_and_registries": first });
    const { error } = await new Migrator({ db: old, provider: { getMigrations } }).migrateToLatest();
    expect(error).toBeUndefined();
    await old.destroy();
    await backend.run(
      options,
      "insert into registries values ('id', 'Ours', 'https://a.example', 'https://a.example', '')",
    );
    await backend.run(
      options,
      "insert into users values ('u', 'Ada@example.com', 'ada@example.com', 'Ada', 'administrator', 'hash', '')",
    );
    await backend.run(options, "insert into sessions values ('s', 'u', '', '', '9', 'browser', '192.0.2.1')");
    await backend.run(options, "update setup set token_hash = 'token'");

    const db = await openDatabase(options);
    expect(await db.registries.list()).toMatchObject([{ id: "id", name: "Ours" }]);
    expect(await db.setupTokens.matches("token")).toBe(true);
    expect(await db.users.findByEmail("ada@example.com")).toMatchObject({ passwordHash: "hash" });
    expect(await db.sessions.findActive("s", "1")).toMatchObject({ user: { id: "u", name: "Ada" } });
    await begin(db, "r1");
    expect(await db.runs.running(host.id)).toMatchObject({ id: "r1" });
    const kinds = { images: 1, containers: 2, volumes: 3, buildCache: 4 };
    const sample = { at: at(0), kinds, projects: {}, totalBytes: null, freeBytes: null };
    await db.usageSamples.add(host.id, sample, { "volumes/v": 3 });
    expect(await db.usageSamples.listObject(host.id, "volumes/v", at(0), 9)).toEqual([
      { at: at(0), bytes: 3 },
    ]);
    await db.close();
  },
);
