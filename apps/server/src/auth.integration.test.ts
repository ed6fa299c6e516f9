import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Auth, createAuth, loadSecret } from "@dunnage/auth";
import { type Database, openDatabase, sealerOf } from "@dunnage/db";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { Cookies } from "../test/cookies.ts";

// Sign-in on the real database: what both promise each other holds.

const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };
const DAY_MS = 86_400_000;

interface Server {
  auth: Auth;
  database: Database;
}

let dataDir: string;
let running: Server[];
let now: Date;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dunnage-auth-"));
  running = [];
  now = new Date();
});
afterEach(async () => {
  for (const { database } of running) await database.close();
  await rm(dataDir, { recursive: true });
});

/** A server's sign-in and database, on the one data folder. */
async function startServer(): Promise<Server> {
  const secret = await loadSecret({ dataDir });
  const database = await openDatabase({ dataDir, sealer: sealerOf(secret) });
  const auth = createAuth({
    users: database.users,
    sessions: database.sessions,
    setupTokens: database.setupTokens,
    tokens: database.tokens,
    invitations: database.invitations,
    passwordLinks: database.passwordLinks,
    identities: database.identities,
    secondFactors: database.secondFactors,
    sso: null,
    passwords: true,
    visitor: null,
    audit: { record: async () => undefined },
    publicUrl: new URL("http://127.0.0.1:7070"),
    secret,
    now: () => now,
    log: pino({ level: "silent" }),
  });
  const server = { auth, database };
  running.push(server);
  return server;
}

const request = (cookies: Cookies, path = "/api/trpc/session.current", init: RequestInit = {}) =>
  new Request(`http://127.0.0.1:7070${path}`, {
    ...init,
    headers: { ...Object.fromEntries(new Headers(init.headers)), cookie: cookies.header() },
  });

async function send(
  auth: Auth,
  cookies: Cookies,
  action: string,
  form?: Record<string, string>,
): Promise<Response> {
  const post = {
    method: "POST",
    headers: { "x-auth-return-redirect": "1" },
    body: new URLSearchParams(form),
  };
  return cookies.keep(
    await auth.handle(request(cookies, `/api/auth/${action}`, form ? post : {}), { address: "192.0.2.1" }),
  );
}

async function withToken(
  auth: Auth,
  cookies: Cookies,
  action: string,
  form: Record<string, string>,
): Promise<Response> {
  const { csrfToken } = z
    .object({ csrfToken: z.string() })
    .parse(await (await send(auth, cookies, "csrf")).json());
  return send(auth, cookies, action, { ...form, csrfToken });
}

/** Answers the problem's code, or the cookies of whoever is signed in now. */
async function signIn(
  auth: Auth,
  provider: "password" | "setup",
  form: Record<string, string>,
): Promise<Cookies | string> {
  const cookies = new Cookies();
  const response = await withToken(auth, cookies, `callback/${provider}`, form);
  const { url } = z.object({ url: z.string() }).parse(await response.json());
  return new URL(url).searchParams.get("code") ?? cookies;
}

async function signedIn(auth: Auth): Promise<Cookies> {
  const cookies = await signIn(auth, "password", ada);
  if (typeof cookies === "string") throw new Error(`not signed in: ${cookies}`);
  return cookies;
}

const firstRun = (auth: Auth) => auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: ada.password });
const tokenOf = (link: string | null) => new URL(link ?? "").hash.slice(1);

test("the set-up link makes one administrator of many at once", async () => {
  const { auth, database } = await startServer();
  const token = tokenOf(await auth.prepareFirstRun({}));
  const results = await Promise.all(
    [1, 2, 3, 4].map((i) => signIn(auth, "setup", { ...ada, email: `ada${i}@example.com`, token })),
  );
  expect(results.filter((result) => result !== "setup_done")).toHaveLength(1);
  expect(await database.users.count()).toBe(1);
  expect(await auth.prepareFirstRun({})).toBeNull();
});

test("a link and the environment at once make one administrator", async () => {
  const { auth, database } = await startServer();
  const token = tokenOf(await auth.prepareFirstRun({}));
  await Promise.all([signIn(auth, "setup", { ...ada, email: "eve@example.com", token }), firstRun(auth)]);
  expect(await database.users.count()).toBe(1);
});

test("a session outlives the server, and is known to a second one", async () => {
  const first = await startServer();
  await firstRun(first.auth);
  const cookies = await signedIn(first.auth);
  const second = await startServer();
  expect((await second.auth.sessionOf(request(cookies)))?.user).toMatchObject({
    email: ada.email,
    role: "administrator",
  });
});

test("sign-out on one server ends the session on another at once, for copies of the cookie too", async () => {
  const [first, second] = [await startServer(), await startServer()];
  await firstRun(first.auth);
  const cookies = await signedIn(first.auth);
  const stolen = request(cookies);
  expect(await second.auth.sessionOf(stolen)).not.toBeNull();
  await withToken(first.auth, cookies, "signout", {});
  expect(await second.auth.sessionOf(stolen)).toBeNull();
  expect(await first.auth.sessionOf(stolen)).toBeNull();
});

test("ending all of a user's sessions, their role and their removal count at the next request", async () => {
  const { auth, database } = await startServer();
  await firstRun(auth);
  const [laptop, phone] = [await signedIn(auth), await signedIn(auth)];
  const { id = "" } = (await auth.sessionOf(request(laptop)))?.user ?? {};

  const other = await database.users.create({
    email: "grace@example.com",
    name: "Grace",
    passwordHash: "",
    role: "administrator",
  });
  expect(other).not.toBeNull();
  await database.users.setRole(id, "viewer");
  expect((await auth.sessionOf(request(phone)))?.user.role).toBe("viewer");

  expect(await database.sessions.endAllOf(id)).toBe(2);
  expect(await auth.sessionOf(request(laptop))).toBeNull();
  expect(await auth.sessionOf(request(phone))).toBeNull();

  const again = await signedIn(auth);
  await database.users.remove(id);
  expect(await auth.sessionOf(request(again))).toBeNull();
  expect(await (await send(auth, again, "session")).json()).toBeNull();
  expect(await signIn(auth, "password", ada)).toBe("invalid_credentials");
});

test("a session ends 7 days after its last use, and use is noted", async () => {
  const { auth } = await startServer();
  await firstRun(auth);
  const cookies = await signedIn(auth);
  for (let i = 0; i < 2; i++) {
    now = new Date(now.getTime() + 6 * DAY_MS);
    expect(await auth.sessionOf(request(cookies))).not.toBeNull();
  }
  now = new Date(now.getTime() + 7 * DAY_MS);
  expect(await auth.sessionOf(request(cookies))).toBeNull();
});

test("a database that is away is told as that, and signs nobody out", async () => {
  const { auth, database } = await startServer();
  await firstRun(auth);
  const cookies = await signedIn(auth);
  await database.close();
  await expect(auth.sessionOf(request(cookies))).rejects.toMatchObject({ code: "database_unavailable" });
  expect((await send(auth, cookies, "session")).status).toBe(503);
  expect(await signIn(auth, "password", ada)).toBe("database_unavailable");

  const back = await startServer();
  expect(await back.auth.sessionOf(request(cookies))).not.toBeNull();
});
