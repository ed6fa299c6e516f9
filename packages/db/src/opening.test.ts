import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartupProblem } from "@dunnage/api";
import Sqlite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "./index.ts";
import { startPostgres, type TestPostgres } from "./testing/postgres.ts";
import { sealer } from "./testing/sealer.ts";

/** PostgreSQL needs no folder. */
const NOWHERE = "/nonexistent";

async function refusalOf(dataDir: string, databaseUrl?: string): Promise<string> {
  const error = await openDatabase({ dataDir, databaseUrl, sealer }).then(
    async (db) => {
      await db.close();
      return new Error("it opened");
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartupProblem);
  return error instanceof Error ? error.message : "";
}

describe("the embedded database", () => {
  let folder: string;
  let dataDir: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "dunnage-open-"));
    dataDir = join(folder, "data");
    file = join(dataDir, "dunnage.db");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const makeDatabase = async () => {
    const db = await openDatabase({ dataDir, sealer });
    for (let i = 0; i < 50; i++)
      await db.registries.add({ name: "r".repeat(90), url: `https://${i}.example.com` });
    await db.close();
  };

  test("is made for its owner's eyes only, folder and all", async () => {
    const db = await openDatabase({ dataDir: join(dataDir, "deep"), sealer });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const name of ["dunnage.db", "dunnage.db-wal", "dunnage.db-shm"]) {
      expect(statSync(join(dataDir, "deep", name)).mode & 0o777).toBe(0o600);
    }
    await db.close();
  });

  test("is closed to others again if it was put back from a backup", async () => {
    mkdirSync(dataDir);
    writeFileSync(file, "", { mode: 0o644 });
    await (await openDatabase({ dataDir, sealer })).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("is not made where a file is in the folder's place", async () => {
    writeFileSync(dataDir, "");
    expect(await refusalOf(dataDir)).toBe(
      `The data folder ${dataDir} cannot be made: there is a file in its place. Move that file away, or set DUNNAGE_DATA_DIR to another folder.`,
    );
    expect(await refusalOf(join(dataDir, "below"))).toContain("there is a file in its place");
  });

  test("is not made where its owner may not write", async () => {
    mkdirSync(dataDir, { mode: 0o500 });
    const message = await asNobody(() => refusalOf(dataDir));
    expect(message).toMatch(`Dunnage may not write to the data folder ${dataDir}.`);
  });

  test("is not a folder", async () => {
    mkdirSync(file, { recursive: true });
    expect(await refusalOf(dataDir)).toContain(`${file} is a folder`);
  });

  test("is not any file", async () => {
    mkdirSync(dataDir);
    writeFileSync(file, "To whom it may concern. ".repeat(1000));
    expect(await refusalOf(dataDir)).toBe(
      `${file} is not a database of Dunnage's. Move it away to begin with an empty database, or put back a backup, then start again.`,
    );
  });

  test("is refused when it is damaged", async () => {
    await makeDatabase();
    const handle = openSync(file, "r+");
    writeSync(handle, Buffer.alloc(8192, 0xa5), 0, 8192, 3 * 4096);
    closeSync(handle);
    expect(await refusalOf(dataDir)).toContain(`${file} is damaged.`);
  });

  test("is refused when its end is missing", async () => {
    await makeDatabase();
    truncateSync(file, 5 * 4096);
    expect(await refusalOf(dataDir)).toContain(`${file} is damaged.`);
  });

  test("is refused when a newer Dunnage has changed it, and left as it was", async () => {
    await makeDatabase();
    const later = new Sqlite(file);
    later.exec("insert into kysely_migration values ('9999_later', '2099-01-01T00:00:00.000Z')");
    later.close();
    expect(await refusalOf(dataDir)).toBe(
      `${file} was changed by a newer version of Dunnage (it holds "9999_later", which this version does not know). ` +
        "Start that version or a later one, or put back a backup from before the update.",
    );
  });

  test("is brought up to date wholly or not at all", async () => {
    mkdirSync(dataDir);
    const other = new Sqlite(file);
    other.exec("create table registries (something text)");
    expect(await refusalOf(dataDir)).toMatch(
      `${file} cannot be used as Dunnage's database (table "registries" already`,
    );
    const tables = other
      .prepare("select name from sqlite_schema where name in ('users', 'sessions', 'setup')")
      .all();
    other.close();
    expect(tables).toEqual([]);
  });
});

describe("PostgreSQL", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
    await postgres.run("postgres", "create role strict login password 'right'");
    await postgres.run("postgres", "create role guest login");
    await postgres.run("postgres", "revoke create on schema public from public");
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  const address = (database: string) => `postgres://${postgres.folder}:5432/${database}`;

  test.each(["", "dunnage", "mysql://user:secret@host/db", "postgres://user:secret@host:notaport/db"])(
    "is not at %j",
    async (databaseUrl) => {
      const message = await refusalOf(NOWHERE, databaseUrl);
      expect(message).toMatch(/^DATABASE_URL is not an address such as/);
      expect(message).not.toContain("secret");
    },
  );

  test("is not where nothing listens", async () => {
    expect(await refusalOf(NOWHERE, "postgres://user:secret@127.0.0.1:1/db")).toBe(
      "The database at postgres://127.0.0.1:1/db cannot be reached (ECONNREFUSED). Check that PostgreSQL runs there and that DATABASE_URL is right.",
    );
  });

  test("is not where there is no such host", async () => {
    const message = await refusalOf(NOWHERE, "postgres://user:secret@no-such-host.invalid/db");
    expect(message).toMatch(
      /^The database at postgres:\/\/no-such-host.invalid:5432\/db cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/,
    );
  });

  test("refuses a wrong password", async () => {
    const url = postgres.urlOf("postgres", "strict:wrong");
    expect(await refusalOf(NOWHERE, url)).toBe(
      `The database at ${address("postgres")} refused the user name or password in DATABASE_URL. Correct them, then start again.`,
    );
  });

  test("has no database of that name", async () => {
    expect(await refusalOf(NOWHERE, postgres.urlOf("missing"))).toContain(
      `There is no such database: ${address("missing")}.`,
    );
  });

  test("does not let the user make tables", async () => {
    expect(await refusalOf(NOWHERE, postgres.urlOf("postgres", "guest"))).toContain(
      `The user in DATABASE_URL may not create tables in ${address("postgres")}.`,
    );
  });

  test("is refused when a newer Dunnage has changed it", async () => {
    const databaseUrl = await postgres.createDatabase();
    await (await openDatabase({ dataDir: NOWHERE, databaseUrl, sealer })).close();
    await postgres.run(
      "test_1",
      "insert into kysely_migration values ('9999_later', '2099-01-01T00:00:00.000Z')",
    );
    expect(await refusalOf(NOWHERE, databaseUrl)).toMatch(
      `The database at ${address("test_1")} was changed by a newer version of Dunnage (it holds "9999_later"`,
    );
  });

  test("is brought up to date wholly or not at all", async () => {
    const databaseUrl = await postgres.createDatabase();
    await postgres.run("test_2", "create table registries (something text)");
    expect(await refusalOf(NOWHERE, databaseUrl)).toContain("could not be brought up to date (42P07");
    const tables = "select tablename from pg_tables where tablename in ('users', 'sessions', 'setup')";
    expect(await postgres.run("test_2", tables)).toEqual([]);
  });
});

/** Root may write anywhere, so it puts that aside for a moment. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
