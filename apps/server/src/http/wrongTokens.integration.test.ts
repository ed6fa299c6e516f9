import { createHash } from "node:crypto";
import { type Database, openDatabase, sealerOf } from "@dunnage/db";
import { afterEach, beforeEach, expect, test } from "vitest";
import { doors } from "../../test/doors.ts";
import { program, startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";

// Tokens that are not valid, over real HTTP. A second process on the same database does what the contract has no way to do.

let dunnage: TestDunnage;
let admin: Visitor;
let database: Database;

beforeEach(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
  database = await openDatabase({ dataDir: dunnage.dataDir, sealer: sealerOf("x".repeat(32)) });
});
afterEach(async () => {
  await database?.close();
  await dunnage?.[Symbol.asyncDispose]();
});

const create = () =>
  admin.client.tokens.create.mutate({ name: "ci", role: "administrator", expiresInDays: 30 });

/** All that an answer tells, but for what is new in each. */
async function told(response: Response) {
  const body = (await response.text()).replaceAll(/"requestId":"[^"]+"/g, "");
  return { status: response.status, how: response.headers.get("www-authenticate"), body };
}

/** One of each kind, as a program may send it. */
async function wrongTokens(): Promise<string[]> {
  const lapsed = `dunnage_${"0".repeat(64)}`;
  const hash = createHash("sha256").update(lapsed).digest("hex");
  const at = "2026-01-01T00:00:00.000Z";
  const row = { name: "old", role: "administrator", ending: "0000", createdAt: at } as const;
  await database.tokens.add(
    { ...row, id: crypto.randomUUID(), expiresAt: at },
    hash,
    (await admin.client.session.current.query()).user.id,
  );

  const revoked = await create();
  await admin.client.tokens.revoke.mutate({ id: revoked.id });

  const theirs = `dunnage_${"1".repeat(64)}`;
  const gone = await database.users.create({
    email: "bob@example.com",
    name: "Bob",
    role: "viewer",
    passwordHash: "",
  });
  const theirHash = createHash("sha256").update(theirs).digest("hex");
  await database.tokens.add({ ...row, id: crypto.randomUUID(), expiresAt: null }, theirHash, gone?.id ?? "");
  expect((await program(dunnage.url, theirs).fetch("/api/trpc/session.current")).status).toBe(200);
  await database.users.remove(gone?.id ?? "");

  const good = (await create()).secret;
  const unknown = `dunnage_${"f".repeat(64)}`;
  const malformed = [
    "",
    "dunnage_",
    "hunter2",
    good.slice(0, -1),
    `${good}0`,
    good.toUpperCase(),
    `${good} x`,
    "x".repeat(4000),
  ];
  return [lapsed, revoked.secret, theirs, unknown, ...malformed];
}

test("a token that is not valid is refused everywhere, in the same words whatever is wrong with it", async () => {
  const tokens = await wrongTokens();
  for (const [name, path, init] of doors) {
    const answers = await Promise.all(
      tokens.map(async (token) => told(await program(dunnage.url, token).fetch(path, init))),
    );
    const [first] = answers;
    expect(first, name).toMatchObject({ status: 401, how: 'Bearer error="invalid_token"' });
    for (const answer of answers) expect(answer, name).toEqual(first);
    // None at all is told the same, but that there was none.
    expect(await told(await fetch(dunnage.url + path, init)), name).toEqual({ ...first, how: "Bearer" });
  }
  expect(await admin.client.registries.list.query()).toEqual([]);
});

test("a token that is not valid stands in no way of what needs none", async () => {
  expect((await program(dunnage.url, "wrong").fetch("/api/trpc/health")).status).toBe(200);
  expect((await program(dunnage.url, "wrong").fetch("/healthz")).status).toBe(200);
});

test("a token that is not valid shuts nobody out, however many come", async () => {
  const { secret } = await create();
  for (let i = 0; i < 100; i++) await program(dunnage.url, "wrong").fetch("/metrics");
  expect((await program(dunnage.url, secret).fetch("/metrics")).status).toBe(200);
  await dunnage.signIn();
  expect(dunnage.log.filter((line) => line.includes("token was sent that is not valid"))).toHaveLength(1);
});
