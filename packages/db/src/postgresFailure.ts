import { DomainError, StartupProblem } from "@dunnage/api";
import { DatabaseError } from "pg";
import { isClosed, isSystemError, type Translate } from "./failure.ts";
import { codeOf } from "./openingFailed.ts";

/**
 * SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html. Connection, sign-in, no such database,
 * rolled back (two waited for each other), too few resources, operator intervention (shutting down, timed out), system error, corrupted; read-only; no permission.
 */
const postgresUnusable = /^(08|28|3D|40|53|57|58|XX|25006|42501)/;

/** What the driver says by its words alone. */
const postgresUnreachable =
  /^(Connection terminated|Client has encountered|timeout e|Query read timeout|Cannot use a pool)/;

export const translatePostgres: Translate = (cause) => {
  if (cause instanceof DatabaseError) {
    if (cause.code === "53100") return new DomainError("database_full", "", { cause });
    return cause.code !== undefined && postgresUnusable.test(cause.code)
      ? new DomainError("database_unavailable", "", { cause })
      : cause;
  }
  return isSystemError(cause) ||
    (cause instanceof Error && postgresUnreachable.test(cause.message)) ||
    isClosed(cause)
    ? new DomainError("database_unavailable", "", { cause })
    : cause;
};

/** Why PostgreSQL could not be opened, for the person at the console. `address` holds no secret, nor does any sentence. */
export function postgresOpeningFailed(cause: unknown, address: string): unknown {
  const code = codeOf(cause);
  const sentence = postgresSentence(code, address);
  if (sentence) return new StartupProblem(sentence, { cause });
  if (cause instanceof DatabaseError) {
    return new StartupProblem(
      `The database at ${address} could not be brought up to date (${code}: ${cause.message}). Nothing was changed in it.`,
      { cause },
    );
  }
  // Everything else that the driver throws here is about reaching it: a wrong name, nothing there, TLS, an answer that never came.
  const detail = code || (cause instanceof Error ? cause.message : String(cause));
  return new StartupProblem(
    `The database at ${address} cannot be reached (${detail}). Check that PostgreSQL runs there and that DATABASE_URL is right.`,
    { cause },
  );
}

function postgresSentence(code: string, address: string): string | null {
  switch (code) {
    case "28P01":
    case "28000":
      return `The database at ${address} refused the user name or password in DATABASE_URL. Correct them, then start again.`;
    case "3D000":
      return `There is no such database: ${address}. Create it (\`createdb\`), or correct the name in DATABASE_URL.`;
    case "42501":
      return `The user in DATABASE_URL may not create tables in ${address}. Make that user the database's owner, then start again.`;
    case "25006":
      return `The database at ${address} is read-only. Point DATABASE_URL at the primary server.`;
    case "53100":
      return `The disk of the database at ${address} is full. Free some space on it, then start again.`;
    default:
      return null;
  }
}
