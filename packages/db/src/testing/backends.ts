import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { DatabaseOptions } from "../index.ts";
import { startPostgres } from "./postgres.ts";
import { sealer } from "./sealer.ts";

/** Somewhere to open databases: each call of `fresh` gives the options for an empty one. */
export interface Backend {
  fresh(): Promise<DatabaseOptions>;
  /** Runs one statement past Dunnage, on the database that these options are for. */
  run(options: DatabaseOptions, statement: string): Promise<object[]>;
  /** All that is written down, as somebody would find it who came by the disk or by a backup. */
  dump(options: DatabaseOptions): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function sqliteBackend(): Promise<Backend> {
  const folders: string[] = [];
  return {
    async fresh() {
      const folder = mkdtempSync(join(tmpdir(), "dunnage-db-"));
      folders.push(folder);
      return { dataDir: join(folder, "data"), sealer };
    },
    async run({ dataDir }, statement) {
      const sqlite = new Sqlite(join(dataDir, "dunnage.db"));
      try {
        const prepared = sqlite.prepare(statement);
        if (prepared.reader) return prepared.all() as object[];
        prepared.run();
        return [];
      } finally {
        sqlite.close();
      }
    },
    dump: async ({ dataDir }) =>
      readdirSync(dataDir)
        .map((name) => readFileSync(join(dataDir, name), "latin1"))
        .join("\n"),
    async [Symbol.asyncDispose]() {
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

async function postgresBackend(): Promise<Backend> {
  const postgres = await startPostgres();
  const run: Backend["run"] = ({ databaseUrl = "" }, statement) =>
    postgres.run(/\/(\w+)\?/.exec(databaseUrl)?.[1] ?? "", statement);
  return {
    async fresh() {
      return { dataDir: "/nonexistent", databaseUrl: await postgres.createDatabase(), sealer };
    },
    run,
    async dump(options) {
      const tables = await run(options, "select tablename from pg_tables where schemaname = 'public'");
      const rows = tables.map((table) =>
        run(options, `select t::text from ${Object.values(table).join()} t`),
      );
      return JSON.stringify(await Promise.all(rows));
    },
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  };
}

export const backends = [
  { name: "SQLite", start: sqliteBackend },
  { name: "PostgreSQL", start: postgresBackend },
];
