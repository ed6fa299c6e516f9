import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

/** How long a write waits for another process's to end. The whole server waits with it. */
const BUSY_TIMEOUT_MS = 2000;

export const databaseFile = (dataDir: string) => join(dataDir, "dunnage.db");

/** Not Node's recursive one, which never ends where nothing can be made, as under /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (existsSync(folder)) return;
    const parent = dirname(folder);
    if (existsSync(parent)) throw error;
    makeFolder(parent);
    mkdirSync(folder, { mode: 0o700 });
  }
}

/** Opens (or makes) the database file. Only its owner can read it and what SQLite puts beside it. */
export async function openSqlite(dataDir: string): Promise<Dialect> {
  makeFolder(dataDir);
  const file = databaseFile(dataDir);
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    await whenFree(() => sqlite.pragma("journal_mode = WAL"));
    // Each commit reaches the disk before it is acknowledged: a session that was ended stays ended after a power cut. Writes are few.
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("foreign_keys = ON");
    // Pages of 4 KiB: the log is used again from its beginning before it is large, so that writing needs little room on a full disk.
    sqlite.pragma("wal_autocheckpoint = 100");
    const check: unknown = sqlite.pragma("quick_check(1)", { simple: true });
    if (check !== "ok") throw new Sqlite.SqliteError(String(check), "SQLITE_CORRUPT");
    return new OneWriterDialect(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Where two processes make a new database at once, SQLite tells one of them "busy" without waiting: it would wait for itself. */
async function whenFree(work: () => void): Promise<void> {
  for (const until = Date.now() + BUSY_TIMEOUT_MS; ; await sleep(20)) {
    try {
      return work();
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!busy || Date.now() > until) throw error;
    }
  }
}

class OneWriterDialect extends SqliteDialect {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): OneWriterDriver {
    return new OneWriterDriver(this.#sqlite);
  }

  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite can undo changes of the schema; kysely does not count on it. With this, a migration is all or nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class OneWriterDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database;

  constructor(sqlite: Sqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  /** Takes the write lock at once: a transaction that reads first and then writes fails if another process wrote in between. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk makes SQLite roll back by itself (https://www.sqlite.org/lang_transaction.html): a second time would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}
