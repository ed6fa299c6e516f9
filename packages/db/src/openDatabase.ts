import {
  type AuditStore,
  type IdentityStore,
  type InvitationStore,
  type PasswordLinkStore,
  type PlanStore,
  type ProtectionStore,
  type RegistryStore,
  type RunStore,
  type SecondFactorStore,
  type SessionStore,
  type SettingStore,
  type SetupTokenStore,
  type SightingStore,
  StartupProblem,
  type TokenStore,
  type UsageSampleStore,
  type WebhookStore,
} from "@dunnage/api";
import { Kysely } from "kysely";
import { type Failures, translated, translateSqlite, withRoom } from "./failure.ts";
import { migrate } from "./migrate.ts";
import { sqliteOpeningFailed } from "./openingFailed.ts";
import { reserveIn } from "./reserve.ts";
import type { Tables } from "./schema.ts";
import type { Sealer } from "./sealer.ts";
import { databaseFile, openSqlite } from "./sqlite.ts";
import { auditIn } from "./stores/audit.ts";
import { identitiesIn } from "./stores/identities.ts";
import { invitationsIn } from "./stores/invitations.ts";
import { passwordLinksIn } from "./stores/passwordLinks.ts";
import { plansIn } from "./stores/plans.ts";
import { protectionsIn } from "./stores/protections.ts";
import { registriesIn } from "./stores/registries.ts";
import { runsIn } from "./stores/runs.ts";
import { secondFactorsIn } from "./stores/secondFactors.ts";
import { sessionsIn } from "./stores/sessions.ts";
import { settingsIn } from "./stores/settings.ts";
import { setupTokensIn } from "./stores/setupTokens.ts";
import { sightingsIn } from "./stores/sightings.ts";
import { tokensIn } from "./stores/tokens.ts";
import { usageSamplesIn } from "./stores/usageSamples.ts";
import { type Users, usersIn } from "./stores/users.ts";
import { webhooksIn } from "./stores/webhooks.ts";

/** What Dunnage remembers. Every method throws `database_full` and `database_unavailable` (DomainError). */
export interface Database {
  users: Users;
  sessions: SessionStore;
  setupTokens: SetupTokenStore;
  tokens: TokenStore;
  invitations: InvitationStore;
  passwordLinks: PasswordLinkStore;
  identities: IdentityStore;
  secondFactors: SecondFactorStore;
  registries: RegistryStore;
  settings: SettingStore;
  plans: PlanStore;
  runs: RunStore;
  protections: ProtectionStore;
  sightings: SightingStore;
  usageSamples: UsageSampleStore;
  webhooks: WebhookStore;
  audit: AuditStore;
  /** Resolves if the database answers now. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Absolute path of the folder for the embedded database; made if absent. */
  dataDir: string;
  /** `postgres://...`: use that PostgreSQL instead of the embedded database. */
  databaseUrl?: string | undefined;
  /** Seals what is kept of removed containers, the secrets of webhooks and second factors, and the credentials of registries. */
  sealer: Sealer;
}

/** Opens the database and brings its tables up to date. Throws StartupProblem for what the person at the console can mend. */
export async function openDatabase({ dataDir, databaseUrl, sealer }: DatabaseOptions): Promise<Database> {
  return databaseUrl === undefined ? openEmbedded(dataDir, sealer) : openServed(databaseUrl, sealer);
}

async function openEmbedded(dataDir: string, sealer: Sealer): Promise<Database> {
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
    return databaseOn(db, sealer, failures);
  } catch (error) {
    throw sqliteOpeningFailed(error, dataDir);
  }
}

async function openServed(databaseUrl: string, sealer: Sealer): Promise<Database> {
  // Loaded for those who have one: its driver takes three megabytes.
  const { openPostgres, postgresAddress } = await import("./postgres.ts");
  const { postgresOpeningFailed, translatePostgres } = await import("./postgresFailure.ts");
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
  return databaseOn(new Kysely<Tables>({ dialect: openPostgres(databaseUrl, { patient: false }) }), sealer, {
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

function databaseOn(db: Kysely<Tables>, sealer: Sealer, failures: Failures): Database {
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
    tokens: translated(tokensIn(db), failures),
    identities: translated(identitiesIn(db), failures),
    secondFactors: translated(secondFactorsIn(db, sealer), failures),
    invitations: translated(invitationsIn(db), failures),
    passwordLinks: translated(passwordLinksIn(db), failures),
    registries: translated(registriesIn(db, sealer), failures),
    settings: translated(settingsIn(db), failures),
    plans: translated(plansIn(db), failures),
    runs: translated(runsIn(db, sealer), failures),
    protections: translated(protectionsIn(db), failures),
    sightings: translated(sightingsIn(db), failures),
    usageSamples: translated(usageSamplesIn(db), failures),
    webhooks: translated(webhooksIn(db, sealer), failures),
    audit: translated(auditIn(db), failures),
    ready: () => probe.ready(),
    close: () => db.destroy(),
  };
}
