import { fileURLToPath } from "node:url";
import { EngineError } from "@dunnage/api";
import { createAuth, loadSecret } from "@dunnage/auth";
import { openDatabase } from "@dunnage/db";
import { findEngine } from "@dunnage/docker";
import type { Logger } from "pino";
import { systemClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { EngineHost } from "./hosts/host.ts";
import { hostsOf } from "./hosts/hosts.ts";
import { createApp } from "./http/app.ts";
import { type Listening, listen } from "./http/listen.ts";

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

/** Opens everything, wires it together and serves it. Throws StartupProblem (or its like from the parts) for what the person can mend. */
export async function startDunnage(env: Env, log: Logger): Promise<Dunnage> {
  const listening = await listen(env.port, env.listenHost);
  try {
    return await serve(env, log, listening);
  } catch (error) {
    await listening.close(0);
    throw error;
  }
}

async function serve(env: Env, log: Logger, listening: Listening): Promise<Dunnage> {
  const url = env.publicUrl ?? new URL(`http://${reachable(env.listenHost)}:${listening.port}`);
  const database = await openDatabase({ dataDir: env.dataDir, databaseUrl: env.databaseUrl });
  const auth = createAuth({
    users: database.users,
    sessions: database.sessions,
    setupTokens: database.setupTokens,
    publicUrl: url,
    secret: await loadSecret({ value: env.secret, dataDir: env.dataDir }),
    log,
  });
  const setupLink = await auth.prepareFirstRun({
    adminEmail: env.admin?.email,
    adminPassword: env.admin?.password,
  });
  const engine = findEngine({ env: env.all });
  const host = new EngineHost({
    id: "local",
    engine,
    countRegistries: () => database.registries.count(),
    log,
    clock: systemClock,
  });
  const app = createApp({
    publicUrl: url,
    proxied: env.publicUrl !== undefined,
    auth,
    hosts: hostsOf(host),
    registries: database.registries,
    sessions: database.sessions,
    ready: () => database.ready(),
    dashboardFolder,
    log,
  });
  listening.serve((request, bindings) => app.fetch(request, bindings));
  return {
    url,
    port: listening.port,
    setupLink,
    engine: { address: engine.address, problem: await problemOf(host) },
    async close() {
      await host.stop();
      await listening.close(CLOSE_GRACE_MS);
      engine.close();
      await database.close();
    },
  };
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
