import { statfsSync } from "node:fs";
import { DomainError } from "@dunnage/api";
import Sqlite from "better-sqlite3";

/** What each database's failure is called in Dunnage; anything that is not the database's doing comes back as it was. */
export type Translate = (error: unknown) => unknown;

export interface Failures {
  translate: Translate;
  /** Makes room on a full disk, if it can: then what failed is worth another try. */
  makeRoom: () => boolean;
}

/** Codes: https://www.sqlite.org/rescode.html */
const sqliteUnusable =
  /^SQLITE_(IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|BUSY|LOCKED|PERM|AUTH|PROTOCOL|NOLFS|NOMEM)/;

/** Less than this free, and SQLite can grow none of its files (its shared-memory index grows by 32 KiB). */
const ROOM_BYTES = 64 * 1024;

export function translateSqlite(folder: string): Translate {
  return (cause) => {
    if (cause instanceof Sqlite.SqliteError) {
      if (cause.code === "SQLITE_FULL") return new DomainError("database_full", "", { cause });
      if (sqliteUnusable.test(cause.code)) {
        // A full disk shows in some places as an input/output error: growing the shared-memory index is one.
        const code = /^SQLITE_(IOERR|CANTOPEN)/.test(cause.code) && isFull(folder);
        return new DomainError(code ? "database_full" : "database_unavailable", "", { cause });
      }
    }
    if (isSystemError(cause) && cause.code === "ENOSPC")
      return new DomainError("database_full", "", { cause });
    return isClosed(cause) ? new DomainError("database_unavailable", "", { cause }) : cause;
  };
}

export function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ROOM_BYTES;
  } catch {
    return false;
  }
}

/** The operating system's refusal: ENOSPC, ECONNREFUSED, ENOTFOUND, EPIPE and their like. */
export function isSystemError(error: unknown): error is Error & { code: unknown } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** The server is stopping: a call came after the database was closed. */
export function isClosed(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(driver has already been destroyed|The database connection is not open)/.test(error.message)
  );
}

/** Does it, and once more if the disk was full and room could be made. What fails on a full disk has changed nothing. */
export async function withRoom<T>(work: () => Promise<T>, { translate, makeRoom }: Failures): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = translate(error);
    const full = failure instanceof DomainError && failure.code === "database_full";
    if (full && makeRoom()) return work();
    throw error;
  }
}

/** The same store, whose methods throw failures of the database under their name in Dunnage. */
export function translated<Store extends object>(store: Store, failures: Failures): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      const call = async (args: unknown[]): Promise<unknown> => Reflect.apply(member, target, args);
      return async (...args: unknown[]) => {
        try {
          return await withRoom(() => call(args), failures);
        } catch (error) {
          throw failures.translate(error);
        }
      };
    },
  });
}
