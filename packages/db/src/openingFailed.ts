import { StartupProblem } from "@dunnage/api";
import Sqlite from "better-sqlite3";
import { isFull } from "./failure.ts";
import { databaseFile } from "./sqlite.ts";

const OTHER_FOLDER = "or set DUNNAGE_DATA_DIR to another folder";
const OTHER_FILE = "Move it away to begin with an empty database, or put back a backup, then start again";

/** Why the embedded database could not be opened, for the person at the console. What is not known to us comes back as it was. */
export function sqliteOpeningFailed(cause: unknown, dataDir: string): unknown {
  const sentence = sqliteSentence(primary(codeOf(cause)), dataDir);
  if (sentence) return new StartupProblem(sentence, { cause });
  return cause instanceof Sqlite.SqliteError
    ? new StartupProblem(
        `${databaseFile(dataDir)} cannot be used as Dunnage's database (${cause.message}). ${OTHER_FILE}.`,
        { cause },
      )
    : cause;
}

function sqliteSentence(code: string, dataDir: string): string | null {
  const file = databaseFile(dataDir);
  if (code === "ENOSPC" || code === "SQLITE_FULL" || (code.startsWith("SQLITE_") && isFull(dataDir))) {
    return `The disk that holds the data folder ${dataDir} is full. Free some space on it, ${OTHER_FOLDER}.`;
  }
  switch (code) {
    case "EEXIST":
    case "ENOTDIR":
      return `The data folder ${dataDir} cannot be made: there is a file in its place. Move that file away, ${OTHER_FOLDER}.`;
    case "EISDIR":
      return `${file} is a folder, where Dunnage's database file should be. Move it away, ${OTHER_FOLDER}.`;
    case "EROFS":
    case "SQLITE_READONLY":
      return `The data folder ${dataDir} is read-only. Make it writable, ${OTHER_FOLDER}.`;
    case "EACCES":
    case "EPERM":
    case "SQLITE_CANTOPEN":
      return `Dunnage may not write to the data folder ${dataDir}. Give it to the user that runs Dunnage (\`chown\`), ${OTHER_FOLDER}.`;
    case "ENAMETOOLONG":
    case "ENOENT":
    case "ELOOP":
      return `The data folder ${dataDir} cannot be made (${code}). Set DUNNAGE_DATA_DIR to another folder.`;
    case "SQLITE_NOTADB":
      return `${file} is not a database of Dunnage's. ${OTHER_FILE}.`;
    case "SQLITE_CORRUPT":
      return `${file} is damaged. ${OTHER_FILE}.`;
    case "SQLITE_BUSY":
      return `${file} is held by another program. End that program (a second Dunnage, or a backup), then start again.`;
    default:
      return null;
  }
}

/** SQLITE_READONLY of SQLITE_READONLY_DIRECTORY: SQLite refines its codes, and the sentence is the same. */
const primary = (code: string) => /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
