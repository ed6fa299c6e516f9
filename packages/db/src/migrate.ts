import { StartupProblem } from "@dunnage/api";
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as signInAndRegistries from "./migrations/0001_sign_in_and_registries.ts";
import * as plansRunsAndAudit from "./migrations/0002_plans_runs_and_audit.ts";
import * as runsAskedToEnd from "./migrations/0003_runs_asked_to_end.ts";
import * as usageSamples from "./migrations/0004_usage_samples.ts";
import * as tokens from "./migrations/0005_tokens.ts";
import * as usersAndSignIn from "./migrations/0006_users_and_sign_in.ts";
import * as webhooks from "./migrations/0007_webhooks.ts";
import * as registryCredentialsAndSettings from "./migrations/0008_registry_credentials_and_settings.ts";
import * as passwordLinks from "./migrations/0009_password_links.ts";
import * as webhookFailures from "./migrations/0010_webhook_failures.ts";
import * as objectBytes from "./migrations/0011_object_bytes.ts";
import type { Tables } from "./schema.ts";

/** In order of their names. What was released is never changed again: a new one is added. */
const migrations: Record<string, Migration> = {
  "0001_sign_in_and_registries": signInAndRegistries,
  "0002_plans_runs_and_audit": plansRunsAndAudit,
  "0003_runs_asked_to_end": runsAskedToEnd,
  "0004_usage_samples": usageSamples,
  "0005_tokens": tokens,
  "0006_users_and_sign_in": usersAndSignIn,
  "0007_webhooks": webhooks,
  "0008_registry_credentials_and_settings": registryCredentialsAndSettings,
  "0009_password_links": passwordLinks,
  "0010_webhook_failures": webhookFailures,
  "0011_object_bytes": objectBytes,
};

/**
 * Brings the database up to date, all or nothing. Of two servers that start at once, the second waits and then finds it done. Refuses
 * a database that a newer Dunnage has changed. `place` is how a person knows the database.
 */
export async function migrate(db: Kysely<Tables>, place: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw await explained(error, db, place);
}

async function explained(cause: unknown, db: Kysely<Tables>, place: string): Promise<unknown> {
  const newer = await unknownMigration(db);
  if (newer === null) return cause;
  return new StartupProblem(
    `${place} was changed by a newer version of Dunnage (it holds "${newer}", which this version does not know). ` +
      "Start that version or a later one, or put back a backup from before the update.",
    { cause },
  );
}

async function unknownMigration(db: Kysely<Tables>): Promise<string | null> {
  try {
    const done = await db
      .withTables<{ kysely_migration: { name: string } }>()
      .selectFrom("kysely_migration")
      .select("name")
      .execute();
    return done.map(({ name }) => name).find((name) => !(name in migrations)) ?? null;
  } catch {
    return null; // The error that led here says more.
  }
}
