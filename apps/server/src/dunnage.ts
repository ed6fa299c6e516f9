import { fileURLToPath } from "node:url";
import { type Engine, EngineError } from "@dunnage/api";
import { createAuth, loadSecret } from "@dunnage/auth";
import { type Database, openDatabase, sealerOf } from "@dunnage/db";
import { findEngine } from "@dunnage/docker";
import type { Logger } from "pino";
import { auditIn, withFirstAdministratorAudited } from "./audit.ts";
import { ServerCleanups } from "./cleanups/cleanups.ts";
import { historyOf } from "./cleanups/history.ts";
import { keptProtections } from "./cleanups/keptProtections.ts";
import { protectionsIn } from "./cleanups/protections.ts";
import { type Clock, systemClock } from "./clock.ts";
import { makeDataFolder } from "./dataFolder.ts";
import type { MadeUpHost } from "./demo/madeUpHost.ts";
import { tellingOfEndedSignIns } from "./endedSignIns.ts";
import type { Env } from "./env.ts";
import { EngineHost } from "./hosts/host.ts";
import { hostsOf } from "./hosts/hosts.ts";
import { ownContainerId } from "./hosts/ownContainer.ts";
import { createApp } from "./http/app.ts";
import { type Listening, listen } from "./http/listen.ts";
import { Streams } from "./http/streams.ts";
import type { Logbook } from "./log.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { isOneOf } from "./proxies.ts";
import { registriesIn } from "./registries/registries.ts";
import { ServerSettings } from "./settings/settings.ts";
import { version } from "./version.ts";
import { ServerWebhooks } from "./webhooks/webhooks.ts";

/** How long answers under way may take once the server is told to stop. */
const CLOSE_GRACE_MS = 2000;

const dashboardFolder = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));

export interface Dunnage {
  /** Where people reach it. */
  url: URL;
  /** Where it listens. */
  port: number;
  /** The one-time link for creating the first administrator; `null` once there is one. */
  setupLink: string | null;
  /** How the engine was found, or why not. */
  engine: { address: string; problem: EngineError | null };
  close(): Promise<void>;
}

interface Options {
  clock?: Clock;
  /** Serves this host, which is none, instead of one that is looked for. */
  madeUp?: MadeUpHost | null;
}

/** Opens everything, wires it together and serves it. Throws StartupProblem (or its like from the parts) for what the person can mend. */
export async function startDunnage(
  env: Env,
  logbook: Logbook,
  { clock = systemClock, madeUp = null }: Options = {},
): Promise<Dunnage> {
  const listening = await listen(env.port, env.listenHost);
  try {
    return await serve({ env, logbook, clock, madeUp, listening });
  } catch (error) {
    await listening.close(0);
    throw error;
  }
}

interface Served extends Required<Options> {
  env: Env;
  logbook: Logbook;
  listening: Listening;
}

async function serve({ env, logbook, clock, madeUp, listening }: Served): Promise<Dunnage> {
  const { log, requests } = logbook;
  const url = env.publicUrl ?? new URL(`http://${reachable(env.listenHost)}:${listening.port}`);
  // With a secret of one's own and a database elsewhere nothing is kept there.
  if (env.secret === undefined) makeDataFolder(env.dataDir);
  const secret = await loadSecret({ value: env.secret, dataDir: env.dataDir });
  const opened = await openDatabase({
    dataDir: env.dataDir,
    databaseUrl: env.databaseUrl,
    sealer: sealerOf(secret),
  });
  const database = { ...opened, protections: keptProtections(opened.protections) };
  const audit = auditIn({ store: database.audit, clock, log });
  const streams = new Streams();
  const { users, ...signIns } = tellingOfEndedSignIns(database, () => streams.checkNow());
  const auth = createAuth({
    ...withFirstAdministratorAudited({ users, setupTokens: database.setupTokens }, audit),
    ...signIns,
    invitations: database.invitations,
    identities: database.identities,
    secondFactors: database.secondFactors,
    sso: env.sso,
    passwords: env.passwords,
    visitor: madeUp?.visitor ?? null,
    audit,
    publicUrl: url,
    secret,
    log,
  });
  const setupLink = await auth.prepareFirstRun({
    adminEmail: env.admin?.email,
    adminPassword: env.admin?.password,
  });
  const metrics = createMetrics(version);
  const id = madeUp?.id ?? "local";
  metrics.runs.knows(id);
  const engine = findEngine({ env: env.all, onCall: (call) => metrics.engineCalls.called(id, call) });
  const settings = new ServerSettings({
    store: database.settings,
    clock,
    onChanged() {
      host.resettle();
      webhooks.lookSoon();
    },
  });
  const host = await watchedHost({ id, engine, database, settings, madeUp, log, clock });
  const startedAt = clock.instant().toISOString();
  const hosts = hostsOf(host);
  const { plans, runs } = database;
  const webhooks = new ServerWebhooks({
    store: database.webhooks,
    hosts,
    settings: () => settings.values(),
    publicUrl: url,
    clock,
    log,
  });
  const cleanups = new ServerCleanups({
    hosts,
    plans,
    runs,
    protections: () => database.protections.list(),
    audit,
    onRunEnded(run) {
      metrics.runs.ended(run);
      webhooks.runEnded(run);
    },
    clock,
    log,
  });
  const app = createApp({
    publicUrl: url,
    isProxy: isOneOf(env.trustedProxies),
    auth,
    services: {
      audit,
      cleanups,
      diagnostics: {
        engineCalls: async (ref) => ({
          host: ref,
          since: startedAt,
          at: clock.instant().toISOString(),
          calls: await metrics.engineCalls.of(ref.id),
        }),
      },
      hosts,
      protections: protectionsIn({ store: database.protections, hosts, clock }),
      registries: registriesIn({ store: database.registries, clock }),
      runs: historyOf({ runs, plans, clock }),
      ...auth.services,
      settings,
      tokens: auth.tokens,
      webhooks,
    },
    streams,
    ready: () => database.ready(),
    metrics: () => metrics.exposition(hosts),
    dashboardFolder,
    log,
    requests,
  });
  cleanups.start();
  webhooks.start();
  listening.serve((request, bindings) => app.fetch(request, bindings));
  return {
    url,
    port: listening.port,
    setupLink,
    engine: { address: engine.address, problem: await problemOf(host) },
    async close() {
      // Runs first, while whoever watches them can still be told how they end.
      await cleanups.stop();
      await webhooks.stop();
      await host.stop();
      await listening.close(CLOSE_GRACE_MS);
      engine.close();
      await database.close();
    },
  };
}

interface WatchedParts {
  id: string;
  engine: Engine;
  database: Database;
  settings: ServerSettings;
  madeUp: MadeUpHost | null;
  log: Logger;
  clock: Clock;
}

/** A host that is watched from now on. */
async function watchedHost({
  id,
  engine,
  database,
  settings,
  madeUp,
  log,
  clock,
}: WatchedParts): Promise<EngineHost> {
  const host = new EngineHost({
    id,
    engine,
    sightings: database.sightings,
    usageSamples: database.usageSamples,
    ownContainer: await ownContainerId(),
    protections: () => database.protections.list(),
    settings: () => settings.values(),
    countRegistries: () => database.registries.count(),
    spaceUnder: madeUp?.spaceUnder,
    log,
    clock,
  });
  await host.start();
  if (madeUp) {
    const { sample } = await host.takeSample();
    const { objects } = await host.usage({ refresh: false, known: true });
    for (const past of madeUp.pastOf(sample, objects))
      await database.usageSamples.add(id, past.sample, past.objects);
  }
  return host;
}

/** An address that a browser on this machine can open: "all addresses" is not one. */
function reachable(listenHost: string): string {
  if (listenHost === "0.0.0.0" || listenHost === "::") return "localhost";
  return listenHost.includes(":") ? `[${listenHost}]` : listenHost;
}

/** Why the engine cannot be used at the start; the server runs all the same and finds it when it comes. */
async function problemOf(host: EngineHost): Promise<EngineError | null> {
  try {
    await host.info();
    return null;
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
}
