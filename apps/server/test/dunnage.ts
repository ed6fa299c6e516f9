import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppRouter } from "@dunnage/api";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { EventSource } from "eventsource";
import { type Clock, systemClock } from "../src/clock.ts";
import { type Dunnage, startDunnage } from "../src/dunnage.ts";
import { readEnv } from "../src/env.ts";
import { openLog } from "../src/log.ts";
import { Cookies } from "./cookies.ts";

export const administrator = { email: "admin@example.com", password: "a long enough password" };

export interface TestDunnage extends AsyncDisposable {
  url: string;
  dunnage: Dunnage;
  dataDir: string;
  /** What was logged, a JSON line each. */
  log: string[];
  /** A new browser, signed in. */
  signIn(who?: { email: string; password: string }): Promise<Visitor>;
}

/** Somebody at a browser: what they fetch carries their cookies. */
export interface Visitor {
  cookies: Cookies;
  client: TRPCClient<AppRouter>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface TestOptions {
  /** One that is there already, and stays; default one of its own. */
  dataDir?: string;
  clock?: Clock;
}

/** The real server in this process, on a port of its own, with a database of its own and the first administrator. */
export async function startTestDunnage(
  variables: Record<string, string> = {},
  { dataDir: given, clock = systemClock }: TestOptions = {},
): Promise<TestDunnage> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), "dunnage-server-")));
  const log: string[] = [];
  const env = readEnv({
    PORT: "0",
    DUNNAGE_DATA_DIR: dataDir,
    DUNNAGE_ADMIN_EMAIL: administrator.email,
    DUNNAGE_ADMIN_PASSWORD: administrator.password,
    // No test may ever find an engine that it did not start.
    DOCKER_HOST: "unix:///nonexistent/docker.sock",
    ...variables,
  });
  const dunnage = await startDunnage(env, openLog("debug", { write: (line) => log.push(line) }), { clock });
  const url = `http://127.0.0.1:${dunnage.port}`;
  return {
    url,
    dunnage,
    dataDir,
    log,
    signIn: (who) => signIn(url, who),
    async [Symbol.asyncDispose]() {
      await dunnage.close();
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function visit(url: string): Visitor {
  const cookies = new Cookies();
  const withCookies = async (path: string, init: RequestInit = {}) =>
    cookies.keep(
      await fetch(new URL(path, url), {
        ...init,
        redirect: "manual",
        headers: { ...Object.fromEntries(new Headers(init.headers)), cookie: cookies.header() },
      }),
    );
  return { cookies, client: clientOf(url, () => ({ cookie: cookies.header() })), fetch: withCookies };
}

/** A program with a token. */
export function program(url: string, token: string): Pick<Visitor, "client" | "fetch"> {
  const authorization = `Bearer ${token}`;
  return {
    client: clientOf(url, () => ({ authorization })),
    fetch: (path, init = {}) =>
      fetch(new URL(path, url), {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), authorization },
      }),
  };
}

function clientOf(url: string, headers: () => Record<string, string>): TRPCClient<AppRouter> {
  const address = `${url}/api/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({
          url: address,
          EventSource,
          eventSourceOptions: {
            fetch: (at, init) => fetch(at, { ...init, headers: { ...init.headers, ...headers() } }),
          },
        }),
        false: httpLink({ url: address, headers }),
      }),
    ],
  });
}

export const signIn = (url: string, who = administrator): Promise<Visitor> =>
  signInBy(url, "password", { ...who });

/** Throws the code of the refusal. */
export async function signInBy(
  url: string,
  provider: string,
  form: Record<string, string>,
): Promise<Visitor> {
  const visitor = visit(url);
  const { csrfToken } = (await (await visitor.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await visitor.fetch(`/api/auth/callback/${provider}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" },
    body: new URLSearchParams({ ...form, csrfToken }),
  });
  const { url: to } = (await answer.json()) as { url: string };
  const error = new URL(to).searchParams.get("code");
  if (error) throw new Error(`sign-in refused: ${error}`);
  return visitor;
}
