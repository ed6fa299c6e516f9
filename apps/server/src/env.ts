import { resolve } from "node:path";
import { StartupProblem } from "@dunnage/api";
import { type SsoSettings, secretProblem } from "@dunnage/auth";
import { z } from "zod";
import { networksIn, networksProblem } from "./proxies.ts";
import { signInOf, ssoVariables } from "./ssoEnv.ts";
import { heldTo, secretOf, variable } from "./variables.ts";

// The one place that reads the environment.

const LAST_PORT = 65_535;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Every variable that the server itself reads, each with what it is for. */
export const Environment = z.object({
  PORT: variable("The port that it listens on.", heldTo(portProblem).default("7070").transform(Number)),
  HOST: variable(
    "The address that it listens on; `0.0.0.0` or `::` for all of the machine's.",
    z.string().default("127.0.0.1"),
  ),
  DUNNAGE_DATA_DIR: variable(
    "The folder of the embedded database, the secret and the reserve. Back it up.",
    z.string().default("./data"),
  ),
  DATABASE_URL: variable(
    "`postgres://user:password@host:5432/dunnage`: use that PostgreSQL instead of the embedded database.",
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
      .optional(),
  ),
  DUNNAGE_PUBLIC_URL: variable(
    "Where people reach it, when a proxy stands in front; `https` makes the cookies `Secure`. By default the address that it listens on.",
    heldTo(publicUrlProblem).optional(),
  ),
  DUNNAGE_TRUSTED_PROXIES: variable(
    "The proxies in front whose `X-Forwarded-For` is believed: addresses, networks such as `172.18.0.0/16`, or `loopback`, `linklocal`, `uniquelocal`, with commas between. By default `loopback` where `DUNNAGE_PUBLIC_URL` is set, and else none.",
    heldTo(networksProblem).optional(),
  ),
  DUNNAGE_ADMIN_EMAIL: variable(
    "With the password: creates the first administrator without the set-up page.",
    z.email("must be an e-mail address").optional(),
  ),
  DUNNAGE_ADMIN_PASSWORD: variable(
    "Their password, 12 to 200 characters. Does nothing once there is a user.",
    z.string().optional(),
  ),
  DUNNAGE_ADMIN_PASSWORD_FILE: variable("A file that holds it instead.", z.string().optional()),
  ...ssoVariables,
  DUNNAGE_SECRET: variable(
    "Encrypts session cookies, receipts and the secrets of second factors and webhooks; at least 32 characters. By default it is made and kept in the data folder.",
    heldTo(secretProblem).optional(),
  ),
  DUNNAGE_DEMO: variable(
    "`1` serves a host that is made up, to try Dunnage without an engine: nothing in it is real, and nothing of it is kept. Not together with `DOCKER_HOST` or `DATABASE_URL`.",
    z.enum(["0", "1"], "must be 1 or 0").optional(),
  ),
  DUNNAGE_LOG_LEVEL: variable(
    "How much is logged, as JSON lines on standard error: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.",
    z
      .enum(LOG_LEVELS, `must be ${LOG_LEVELS.slice(0, -1).join(", ")} or ${LOG_LEVELS.at(-1)}`)
      .default("info"),
  ),
});

/** What Node itself reads, of all that it does, for those who run Dunnage. */
export const nodeVariables = {
  NODE_EXTRA_CA_CERTS:
    "A file of further authorities (PEM) whose certificates are trusted: of registries, webhooks and the provider of single sign-on.",
} as const;

export interface Env {
  port: number;
  /** The address to listen on. */
  listenHost: string;
  /** Absolute. */
  dataDir: string;
  databaseUrl: string | undefined;
  /** Where people reach Dunnage; without it, the address it listens on. */
  publicUrl: URL | undefined;
  /** Whose word of for whom they ask is believed. */
  trustedProxies: string[];
  admin: { email: string; password: string } | undefined;
  /** `null`: nobody signs in by a provider. */
  sso: SsoSettings | null;
  /** Whether people may sign in with passwords. */
  passwords: boolean;
  secret: string | undefined;
  /** Serves a host that is made up. */
  demo: boolean;
  logLevel: z.infer<typeof Environment>["DUNNAGE_LOG_LEVEL"];
  /** For finding the engine: DOCKER_HOST and its TLS companions are read as the docker CLI reads them. */
  all: NodeJS.ProcessEnv;
}

/** Reads and checks the environment. Throws a StartupProblem that names each wrong variable, never its value. */
export function readEnv(all: NodeJS.ProcessEnv): Env {
  const parsed = Environment.safeParse(all);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
    throw new StartupProblem(`Wrong in the environment: ${lines.join(" ")}`);
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    listenHost: env.HOST,
    dataDir: resolve(env.DUNNAGE_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    publicUrl: env.DUNNAGE_PUBLIC_URL === undefined ? undefined : new URL(env.DUNNAGE_PUBLIC_URL),
    trustedProxies: networksIn(
      env.DUNNAGE_TRUSTED_PROXIES ?? (env.DUNNAGE_PUBLIC_URL === undefined ? "" : "loopback"),
    ),
    admin: administratorOf(env),
    ...signInOf(env),
    secret: env.DUNNAGE_SECRET,
    demo: isDemo(env, all),
    logLevel: env.DUNNAGE_LOG_LEVEL,
    all,
  };
}

/** A demo that could be taken for the real thing, or the other way round, does not start. */
function isDemo(env: z.infer<typeof Environment>, all: NodeJS.ProcessEnv): boolean {
  if (env.DUNNAGE_DEMO !== "1") return false;
  const real = [all["DOCKER_HOST"] && "DOCKER_HOST", env.DATABASE_URL && "DATABASE_URL"].filter(Boolean);
  if (real.length === 0) return true;
  throw new StartupProblem(
    `DUNNAGE_DEMO shows a host that is made up, and ${real.join(" and ")} names something real. Unset one or the other.`,
  );
}

function portProblem(text: string): string | null {
  const isPort = /^\d+$/.test(text) && Number(text) <= LAST_PORT;
  return isPort ? null : `must be a whole number from 0 to ${LAST_PORT}`;
}

function publicUrlProblem(text: string): string | null {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (!url) return "must be an address such as https://dunnage.example.com";
  const surplus = [
    url.username || url.password ? "the user name and password" : "",
    url.pathname === "/" ? "" : "the path",
    url.search ? "the query" : "",
    url.hash ? "what follows the #" : "",
  ].filter(Boolean);
  return surplus.length === 0
    ? null
    : `must be an origin alone, such as https://dunnage.example.com: leave out ${surplus.join(" and ")}`;
}

function administratorOf(env: z.infer<typeof Environment>): Env["admin"] {
  const { DUNNAGE_ADMIN_EMAIL: email } = env;
  const password = secretOf(
    "DUNNAGE_ADMIN_PASSWORD",
    env.DUNNAGE_ADMIN_PASSWORD,
    env.DUNNAGE_ADMIN_PASSWORD_FILE,
  );
  if (email === undefined && password === undefined) return undefined;
  if (email === undefined)
    throw new StartupProblem("DUNNAGE_ADMIN_PASSWORD is set, so set DUNNAGE_ADMIN_EMAIL too.");
  if (password === undefined)
    throw new StartupProblem("DUNNAGE_ADMIN_EMAIL is set, so set DUNNAGE_ADMIN_PASSWORD (or ..._FILE) too.");
  return { email, password };
}
