import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseOptions } from "../index.ts";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** Somewhere to open databases: each call of `fresh` gives the options for an empty one. */
export interface Backend {
  fresh(): Promise<DatabaseOptions>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function sqliteBackend(): Promise<Backend> {
  const folders: string[] = [];
  return {
    async fresh() {
      const folder = mkdtempSync(join(tmpdir(), "dunnage-db-"));
      folders.push(folder);
      return { dataDir: join(folder, "data") };
    },
    async [Symbol.asyncDispose]() {
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

async function postgresBackend(): Promise<Backend & { postgres: TestPostgres }> {
  const postgres = await startPostgres();
  return {
    postgres,
    fresh: async () => ({ dataDir: "/nonexistent", databaseUrl: await postgres.createDatabase() }),
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  };
}

export const backends = [
  { name: "SQLite", start: sqliteBackend },
  { name: "PostgreSQL", start: postgresBackend },
];
