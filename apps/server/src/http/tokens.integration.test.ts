import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { NewToken } from "@dunnage/api";
import { type Database, openDatabase, sealerOf } from "@dunnage/db";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { doors, registry } from "../../test/doors.ts";
import {
  administrator,
  program,
  startTestDunnage,
  type TestDunnage,
  type Visitor,
} from "../../test/dunnage.ts";
import { post } from "../../test/requests.ts";

// Tokens over real HTTP, beside a second process on the same database, which changes what the contract has no way to change.

let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let admin: Visitor;
let database: Database;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
});
afterAll(() => engine?.[Symbol.asyncDispose]());
beforeEach(async () => {
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  admin = await dunnage.signIn();
  database = await openDatabase({ dataDir: dunnage.dataDir, sealer: sealerOf("x".repeat(32)) });
});
afterEach(async () => {
  vi.useRealTimers();
  await database?.close();
  await dunnage?.[Symbol.asyncDispose]();
});

const ci: NewToken = { name: "ci", role: "administrator", expiresInDays: 30 };
const create = (change: Partial<NewToken> = {}) => admin.client.tokens.create.mutate({ ...ci, ...change });
/** Somebody has to be one when the first is none any more. */
const addAdministrator = () =>
  database.users.create({ email: "eve@example.com", name: "Eve", role: "administrator", passwordHash: "" });
const ownerId = async () => (await admin.client.session.current.query()).user.id;

describe("a token opens what its role may", () => {
  test.each(doors)("%s", async (_name, path, init) => {
    const { secret } = await create();
    expect((await program(dunnage.url, secret).fetch(path, init)).status).toBe(200);
  });

  test("and is told what it is", async () => {
    const { id, secret, expiresAt } = await create({ role: "viewer" });
    const { client } = program(dunnage.url, secret);
    expect(await client.session.current.query()).toMatchObject({
      user: { id: await ownerId(), role: "viewer" },
      token: { id, name: "ci" },
      expiresAt,
    });
    expect(await admin.client.session.current.query()).toMatchObject({
      user: { role: "administrator" },
      token: null,
    });
    await expect(client.registries.add.mutate(registry)).rejects.toMatchObject({
      data: { code: "FORBIDDEN" },
    });
    expect((await program(dunnage.url, secret).fetch("/metrics")).status).toBe(403);
  });

  test("and no more than its owner, as soon as they may do less", async () => {
    const { client } = program(dunnage.url, (await create()).secret);
    await client.registries.add.mutate(registry);
    await addAdministrator();
    await database.users.setRole(await ownerId(), "operator");
    expect((await client.session.current.query()).user.role).toBe("operator");
    const again = client.registries.add.mutate({ ...registry, url: "https://other.example.com" });
    await expect(again).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  });

  test("its use is noted, with where from", async () => {
    const { id, secret } = await create();
    const listed = async () => (await admin.client.tokens.list.query()).find((token) => token.id === id);
    expect(await listed()).toMatchObject({ lastUsedAt: null, lastUsedFrom: null });
    await program(dunnage.url, secret).fetch("/metrics");
    expect(await listed()).toMatchObject({ lastUsedAt: expect.any(String), lastUsedFrom: "127.0.0.1" });
  });
});

describe("beside a cookie", () => {
  const withBoth = (authorization: string, path = "/api/trpc/session.current") =>
    admin.fetch(path, { headers: { authorization } });

  test("the token counts, for better or worse", async () => {
    const { secret } = await create({ role: "viewer" });
    expect(await (await withBoth(`Bearer ${secret}`)).json()).toMatchObject({
      result: { data: { user: { role: "viewer" }, token: { name: "ci" } } },
    });
    expect((await withBoth(`Bearer ${secret}`, "/metrics")).status).toBe(403);
    expect((await withBoth("Bearer wrong")).status).toBe(401);
    expect((await withBoth("Bearer")).status).toBe(401);
  });

  test("a proxy's own password does not", async () => {
    expect((await withBoth("Basic dXNlcjpwYXNz")).status).toBe(200);
  });
});

describe("another site's page", () => {
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const path = "/api/trpc/registries.add";

  test("can do nothing with a cookie, and a token needs no origin", async () => {
    const { secret } = await create();
    expect((await admin.fetch(path, post(registry, foreign))).status).toBe(403);
    expect((await program(dunnage.url, secret).fetch(path, post(registry, foreign))).status).toBe(200);
    const rest = "/api/v1/docker/system/cleanup";
    const { status } = await program(dunnage.url, secret).fetch(rest, post({ containers: true }, foreign));
    expect(status).toBe(200);
  });

  test("a token's change comes as JSON all the same", async () => {
    const { secret } = await create();
    const asText = post(registry, { "content-type": "text/plain" });
    expect((await program(dunnage.url, secret).fetch(path, asText)).status).toBe(415);
  });

  test("is not told that it may send one", async () => {
    const asked = await fetch(dunnage.url + path, {
      method: "OPTIONS",
      headers: { ...foreign, "access-control-request-headers": "authorization" },
    });
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("a token can neither make nor revoke tokens, nor end sessions", async () => {
  const { id, secret } = await create();
  const { client } = program(dunnage.url, secret);
  const refused = { data: { code: "FORBIDDEN" }, message: expect.stringContaining("Sign in with a browser") };
  await expect(client.tokens.create.mutate(ci)).rejects.toMatchObject(refused);
  await expect(client.tokens.revoke.mutate({ id })).rejects.toMatchObject(refused);
  await expect(client.session.endEverywhere.mutate()).rejects.toMatchObject(refused);
  expect(await admin.client.tokens.list.query()).toHaveLength(1);
  // Signing out, with a token instead of a cookie, is nobody's signing out.
  await program(dunnage.url, secret).fetch("/api/auth/signout", { method: "POST" });
  expect((await client.session.current.query()).token).toEqual({ id, name: "ci" });
});

test("signing out everywhere leaves tokens as they are", async () => {
  const { secret } = await create();
  await admin.client.session.endEverywhere.mutate();
  expect((await program(dunnage.url, secret).fetch("/metrics")).status).toBe(200);
});

test("only an administrator sees and revokes the tokens of others", async () => {
  const mine = await create();
  const id = await ownerId();
  const bob = await database.users.create({
    email: "bob@example.com",
    name: "Bob",
    role: "viewer",
    passwordHash: "",
  });
  const row = { id: crypto.randomUUID(), name: "theirs", role: "viewer", ending: "0000" } as const;
  const createdAt = new Date(Date.now() + 1000).toISOString();
  await database.tokens.add({ ...row, createdAt, expiresAt: null }, "hash", bob?.id ?? "");
  const names = async (everybodys: boolean) =>
    (await admin.client.tokens.list.query({ everybodys })).map(({ name }) => name);
  expect(await names(false)).toEqual(["ci"]);
  expect(await names(true)).toEqual(["theirs", "ci"]);

  await addAdministrator();
  await database.users.setRole(id, "operator");
  await expect(names(true)).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  const revoke = (token: string) => admin.client.tokens.revoke.mutate({ id: token });
  const none = { data: { report: { code: "token_not_found" } } };
  await expect(revoke(row.id)).rejects.toMatchObject(none);
  await revoke(mine.id);
  await expect(create()).rejects.toMatchObject({ data: { fields: [{ field: "role" }] } });

  await database.users.setRole(id, "administrator");
  expect(await revoke(row.id)).toMatchObject({ name: "theirs", owner: { name: "Bob" } });
  await expect(revoke(row.id)).rejects.toMatchObject(none);
});

test("the audit log and the receipt tell which token it was", async () => {
  const { id, secret } = await create();
  const { client } = program(dunnage.url, secret);
  await makeContainer(engine, { state: "created" });
  const run = await client.dockerSystem.cleanup.mutate({ containers: true });
  expect(run.startedFrom.token).toEqual({ id, name: "ci" });
  expect((await admin.client.runs.get.query({ id: run.id })).startedFrom.token).toEqual({ id, name: "ci" });
  await admin.client.tokens.revoke.mutate({ id });
  const { entries } = await admin.client.audit.list.query();
  const who = { id: await ownerId() };
  expect(entries.slice(0, 3)).toMatchObject([
    { action: "tokens.revoke", who, details: { input: { id } } },
    {
      action: "dockerSystem.cleanup",
      who,
      details: { input: { containers: true }, token: { id, name: "ci" } },
    },
    { action: "tokens.create", who, details: { input: ci } },
  ]);
  expect(entries[0]?.details).not.toHaveProperty("token");
});

test("a stream opened with a token ends as soon as it is revoked, and opens with it no more", async () => {
  // None of the streams' own looks at the clock is ever due.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  const { id, secret } = await create({ role: "viewer" });
  const { client, fetch: send } = program(dunnage.url, secret);
  const told: unknown[] = [];
  const ended = Promise.withResolvers<never>();
  const subscription = client.dockerSystem.watch.subscribe(
    {},
    { onData: (data) => told.push(data), onError: (error) => ended.reject(error) },
  );
  ended.promise.catch(() => undefined);
  await expect.poll(() => told.length).toBeGreaterThan(0);

  const raw = await send("/api/trpc/dockerSystem.watch");
  await admin.client.tokens.revoke.mutate({ id });
  expect(await raw.text()).toContain("event: connected");
  await expect(ended.promise).rejects.toMatchObject({ data: { code: "UNAUTHORIZED" } });
  subscription.unsubscribe();
  const again = await (await send("/api/trpc/dockerSystem.watch")).text();
  expect(again).toContain("UNAUTHORIZED");
});

test("however a session ends here, what was opened with it ends at once", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  const passwordHash = (await database.users.passwordHashOf(await ownerId())) ?? "";
  const bob = { email: "bob@example.com", password: administrator.password };
  const { id } =
    (await database.users.create({ email: bob.email, name: "Bob", role: "viewer", passwordHash })) ?? {};
  const opened = async () => {
    const browser = await dunnage.signIn(bob);
    const stream = await browser.fetch("/api/trpc/dockerSystem.watch");
    return { ...browser, stream };
  };
  const [signedOut, ended, elsewhere, removed] = [
    await opened(),
    await opened(),
    await opened(),
    await opened(),
  ];
  const openStill = async () => (await removed.client.session.list.query()).length;

  const { csrfToken } = (await (await signedOut.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  await signedOut.fetch("/api/auth/signout", { method: "POST", body: new URLSearchParams({ csrfToken }) });
  expect(await signedOut.stream.text()).toContain("event: connected");

  const hers = (await ended.client.session.list.query()).find(({ current }) => current)?.id ?? "";
  await admin.client.users.endSession.mutate({ user: id ?? "", id: hers });
  expect(await ended.stream.text()).toContain("event: connected");

  const password = "another long enough password";
  expect(await openStill()).toBe(2);
  await removed.client.session.changePassword.mutate({ current: bob.password, password });
  expect(await elsewhere.stream.text()).toContain("event: connected");

  expect(await openStill()).toBe(1);
  await admin.client.users.remove.mutate({ id: id ?? "" });
  expect(await removed.stream.text()).toContain("event: connected");
});

test("a stream ends soon after another server has revoked its token, or removed its user", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  const { id, secret } = await create();
  const raw = await program(dunnage.url, secret).fetch("/api/trpc/dockerSystem.watch");
  const own = await admin.fetch("/api/v1/docker/system/watch");
  await database.tokens.remove(id, null);
  await addAdministrator();
  await database.users.remove(await ownerId());
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await raw.text()).toContain("event: connected");
  expect(await own.text()).toContain("data: ");
});

test("its secret is neither kept nor logged", async () => {
  const { secret } = await create();
  await program(dunnage.url, secret).fetch("/metrics");
  await program(dunnage.url, `${secret}0`).fetch("/metrics");
  const files = await Promise.all(
    (await readdir(dunnage.dataDir)).map((name) => readFile(join(dunnage.dataDir, name), "latin1")),
  );
  const [, random = ""] = secret.split("_");
  expect(random).toHaveLength(64);
  expect(files.join("\n")).toContain(createHash("sha256").update(secret).digest("hex"));
  expect(files.join("\n") + dunnage.log.join("\n")).not.toContain(random);
});
