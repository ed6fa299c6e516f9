import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { DatabaseError } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { translateSqlite } from "./failure.ts";
import { type Database, openDatabase } from "./index.ts";
import { translatePostgres } from "./postgresFailure.ts";
import { startPostgres, type TestPostgres } from "./testing/postgres.ts";
import { sealer } from "./testing/sealer.ts";

const unavailable = { name: "DomainError", code: "database_unavailable" };
const registry = { name: "r", url: "https://registry.example.com" };

describe("SQLite", () => {
  let dataDir: string;
  let db: Database;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "dunnage-fail-"));
    db = await openDatabase({ dataDir, sealer });
  });
  afterEach(async () => {
    await db.close();
    rmSync(dataDir, { recursive: true });
  });

  test("that another program holds is unavailable for writing, not for reading, and comes back", async () => {
    const other = new Sqlite(join(dataDir, "dunnage.db"));
    other.exec("begin immediate");
    await expect(db.registries.add(registry)).rejects.toMatchObject(unavailable);
    await expect(db.registries.list()).resolves.toEqual([]);
    other.exec("rollback");
    other.close();
    await expect(db.registries.add(registry)).resolves.toMatchObject(registry);
  });

  test("that was closed is unavailable", async () => {
    await db.close();
    await expect(db.ready()).rejects.toMatchObject(unavailable);
    await expect(
      db.users.createFirstAdministrator({ email: "", name: "", passwordHash: "" }),
    ).rejects.toMatchObject(unavailable);
  });

  test.each([
    "SQLITE_CORRUPT_INDEX",
    "SQLITE_NOTADB",
    "SQLITE_CANTOPEN",
    "SQLITE_READONLY_DBMOVED",
    "SQLITE_IOERR_READ",
  ])("is unavailable on %s", (code) => {
    expect(translateSqlite(dataDir)(new Sqlite.SqliteError("words", code))).toMatchObject(unavailable);
  });

  test("leaves mistakes of the program's own as they are", () => {
    for (const mistake of [new Sqlite.SqliteError("no such column: x", "SQLITE_ERROR"), new TypeError("x")]) {
      expect(translateSqlite(dataDir)(mistake)).toBe(mistake);
    }
  });
});

test("PostgreSQL that broke off one of two writers that waited for each other is unavailable to that one", () => {
  const deadlock = Object.assign(new DatabaseError("deadlock detected", 0, "error"), { code: "40P01" });
  expect(translatePostgres(deadlock)).toMatchObject(unavailable);
});

describe("PostgreSQL", () => {
  let postgres: TestPostgres;
  let db: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    db = await openDatabase({
      dataDir: "/nonexistent",
      databaseUrl: await postgres.createDatabase(),
      sealer,
    });
  });
  afterAll(async () => {
    await db.close();
    await postgres[Symbol.asyncDispose]();
  });

  test("that cuts its connections off is used again by itself", async () => {
    await db.ready();
    const others =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dunnage'";
    expect(await postgres.run("postgres", others)).not.toEqual([]);
    await vi.waitFor(() => db.ready());
  });

  test("that is stopped is unavailable, and used again when it is back", async () => {
    await db.registries.add(registry);
    await postgres.stop();
    await expect(db.ready()).rejects.toMatchObject(unavailable);
    await expect(db.registries.list()).rejects.toMatchObject(unavailable);
    await postgres.start();
    await expect(db.registries.list()).resolves.toMatchObject([registry]);
  });

  /** Holds a table for itself, so that whoever needs it waits; answers how to let go. */
  const holding = async (table: string) => {
    const mark = `pg_sleep(20) as holding_${table}`;
    const held = postgres.run("test_1", `begin; lock table ${table}; select ${mark}`).catch(() => "cut off");
    const holder = `from pg_stat_activity where query like '%${mark}' and wait_event = 'PgSleep'`;
    await vi.waitFor(async () =>
      expect(await postgres.run("postgres", `select 1 ${holder}`)).toHaveLength(1),
    );
    return async () => {
      await postgres.run("postgres", `select pg_terminate_backend(pid) ${holder}`);
      await held;
    };
  };
  /** The process that serves a query of ours which waits for a table. */
  const waitingProcess = () =>
    vi.waitFor(async () => {
      const waiting =
        "select pid from pg_stat_activity where application_name = 'dunnage' and wait_event_type = 'Lock'";
      const [row] = await postgres.run("postgres", waiting);
      if (!row) throw new Error("nothing waits yet");
      return Number(row["pid"]);
    });
  const administrator = { email: "a@example.com", name: "A", passwordHash: "h" };

  test("that crashes in the middle of a transaction has changed nothing", async () => {
    await holding("users");
    const refused = expect(db.users.createFirstAdministrator(administrator)).rejects.toMatchObject(
      unavailable,
    );
    await waitingProcess();
    await postgres.abort();
    await refused;
    await postgres.start();
    expect(await db.users.count()).toBe(0);
  });

  test("that breaks off without a word in the middle of a transaction does not take Dunnage with it", async () => {
    await holding("users");
    const refused = expect(db.users.createFirstAdministrator(administrator)).rejects.toMatchObject(
      unavailable,
    );
    process.kill(await waitingProcess(), "SIGKILL");
    await refused;
    await vi.waitFor(() => db.ready(), { timeout: 10_000 });
    expect(await db.users.count()).toBe(0);
  });

  test("that hangs is unavailable within seconds", async () => {
    const letGo = await holding("registries");
    await expect(db.registries.list()).rejects.toMatchObject(unavailable);
    await letGo();
    await expect(db.registries.list()).resolves.toMatchObject([registry]);
  });

  test("that takes no writes is unavailable for them", async () => {
    await postgres.run("test_1", "alter role dunnage set default_transaction_read_only = on");
    const readOnly = await openDatabase({
      dataDir: "/nonexistent",
      databaseUrl: postgres.urlOf("test_1"),
      sealer,
    });
    await expect(readOnly.registries.list()).resolves.toMatchObject([registry]);
    await expect(
      readOnly.registries.add({ ...registry, url: "https://other.example.com" }),
    ).rejects.toMatchObject(unavailable);
    await readOnly.close();
  });
});

// A disk of its own to fill needs root on Linux.
describe.runIf(process.platform === "linux" && process.getuid?.() === 0)("PostgreSQL on a full disk", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres({ smallDisk: "16m" });
    await postgres.run("postgres", `create tablespace small location '${postgres.folder}/disk'`);
    await postgres.run("postgres", "create database full_one tablespace small");
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  test("refuses writes as `database_full`, goes on reading, loses nothing, and recovers when there is room", async () => {
    const db = await openDatabase({
      dataDir: "/nonexistent",
      databaseUrl: postgres.urlOf("full_one"),
      sealer,
    });
    await postgres.run("full_one", "create table filler (bytes text)");
    for (const rows of [512, 8]) {
      const fill = `insert into filler select repeat('x', 2000) from generate_series(1, ${rows})`;
      await expect(forever(() => postgres.run("full_one", fill))).rejects.toMatchObject({ code: "53100" });
    }

    let written = 0;
    const write = async () => {
      await db.registries.add({ name: "r".repeat(90), url: `https://${written}.example.com` });
      written += 1;
    };
    await expect(forever(write)).rejects.toMatchObject({ code: "database_full" });
    expect(await db.registries.count()).toBe(written);

    await postgres.run("full_one", "drop table filler");
    await postgres.run("full_one", "checkpoint");
    await db.registries.add(registry);
    expect(await db.registries.count()).toBe(written + 1);
    await db.close();
  });
});

async function forever(work: () => Promise<unknown>): Promise<never> {
  for (;;) await work();
}
