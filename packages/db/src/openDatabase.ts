import { type SessionStore, type SetupTokenStore, StartupProblem } from "@dunnage/api";
import { Kysely } from "kysely";
import { type Failures, translated, translatePostgres, translateSqlite, withRoom } from "./failure.ts";
import { migrate } from "./migrate.ts";
import { postgresOpeningFailed, sqliteOpeningFailed } from "./openingFailed.ts";
import { openPostgres, postgresAddress } from "./postgres.ts";
import { reserveIn } from "./reserve.ts";
import type { Tables } from "./schema.ts";
import { databaseFile, openSqlite } from "./sqlite.ts";
import { type RegistryStore, registriesIn } from "./stores/registries.ts";
import { sessionsIn } from "./stores/sessions.ts";
import { setupTokensIn } from "./stores/setupTokens.ts";
import { type Users, usersIn } from "./stores/users.ts";

/** What Dunnage remembers. Every method throws `database_full` and `database_unavailable` (DomainError). */
export interface Database {
  users: Users;
  sessions: SessionStore;
  setupTokens: SetupTokenStore;
  registries: RegistryStore;
  /** Resolves if the database answers now. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Absolute path of the folder for the embedded database; made if absent. */
  dataDir: string;
  /** `postgres://...`: use that PostgreSQL instead of the embedded database. */
  databaseUrl?: string | undefined;
}

/** Opens the database and brings its tables up to date. Throws StartupProblem for what the person at the console can mend. */
export async function openDatabase({ dataDir, databaseUrl }: DatabaseOptions): Promise<Database> {
  return databaseUrl === undefined ? openEmbedded(dataDir) : openServed(databaseUrl);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const reserve = reserveIn(dataDir);
  const failures = { translate: translateSqlite(dataDir), makeRoom: () => reserve.giveUp() };
  const open = async () => {
    const db = new Kysely<Tables>({ dialect: await openSqlite(dataDir) });
    await closingOnFailure(db, () => migrate(db, databaseFile(dataDir)));
    return db;
  };
  try {
    const db = await withRoom(open, failures);
    reserve.keep();
    return databaseOn(db, failures);
  } catch (error) {
    throw sqliteOpeningFailed(error, dataDir);
  }
}

async function openServed(databaseUrl: string): Promise<Database> {
  const address = postgresAddress(databaseUrl);
  if (address === null) {
    throw new StartupProblem(
      "DATABASE_URL is not an address such as postgres://user:password@host:5432/dunnage. Correct it, or leave it out to use the embedded database.",
    );
  }
  try {
    const patient = new Kysely<Tables>({ dialect: openPostgres(databaseUrl, { patient: true }) });
    await closingOnFailure(patient, () => migrate(patient, `The database at ${address}`));
    await patient.destroy();
  } catch (error) {
    throw postgresOpeningFailed(error, address);
  }
  return databaseOn(new Kysely<Tables>({ dialect: openPostgres(databaseUrl, { patient: false }) }), {
    translate: translatePostgres,
    makeRoom: () => false,
  });
}

async function closingOnFailure(db: Kysely<Tables>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function databaseOn(db: Kysely<Tables>, failures: Failures): Database {
  const probe = translated(
    {
      async ready() {
        await db.selectFrom("setup").select("id").executeTakeFirstOrThrow();
      },
    },
    failures,
  );
  return {
    users: translated(usersIn(db), failures),
    sessions: translated(sessionsIn(db), failures),
    setupTokens: translated(setupTokensIn(db), failures),
    registries: translated(registriesIn(db), failures),
    ready: () => probe.ready(),
    close: () => db.destroy(),
  };
}
