import { DomainError, type NewToken, type User } from "@dunnage/api";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bearerIn } from "./bearer.ts";
import { type TestAuth, testAuthWithAda } from "./testing/testAuth.ts";

const DAY_MS = 86_400_000;
const ci: NewToken = { name: "ci", role: "operator", expiresInDays: 30 };
const here = "192.0.2.1";

afterEach(() => {
  vi.useRealTimers();
});

async function withToken(
  token: Partial<NewToken> = {},
): Promise<TestAuth & { owner: User; secret: string; id: string }> {
  const made = await testAuthWithAda();
  const [row] = made.stores.rows.users.values();
  if (!row) throw new Error("no user");
  const { passwordHash: _, signedInAt: __, ...owner } = row;
  const { id, secret } = await made.auth.tokens.create({ ...ci, ...token }, owner);
  return { ...made, owner, id, secret };
}

const pass = ({ clock }: TestAuth, ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

describe("a token", () => {
  test("is told once, can be known by a scanner, and is neither kept nor logged", async () => {
    const made = await withToken();
    expect(made.secret).toMatch(/^dunnage_[0-9a-f]{64}$/);
    const [listed] = await made.auth.tokens.list(made.owner.id);
    expect(listed).toMatchObject({ name: "ci", ending: made.secret.slice(-4), role: "operator" });
    await made.auth.sessionByToken(made.secret, here);
    await made.auth.sessionByToken(`${made.secret}0`, here);
    const everything = JSON.stringify([listed, [...made.stores.rows.tokens.values()], made.logged()]);
    expect(everything).not.toContain(made.secret.slice(0, -4));
  });

  test("is its owner's, with the role that it was given", async () => {
    const made = await withToken();
    expect(await made.auth.sessionByToken(made.secret, here)).toEqual({
      id: made.id,
      user: { ...made.owner, role: "operator" },
      token: { id: made.id, name: "ci" },
      startedAt: "2026-01-01T00:00:00.000Z",
      expiresAt: "2026-01-31T00:00:00.000Z",
    });
  });

  test("may do no more than its owner, from the moment on when they may do less", async () => {
    const made = await withToken();
    const { auth, stores, owner, secret } = made;
    const now = async () => (await auth.sessionByToken(secret, here))?.user.role;
    stores.setRole(owner.id, "viewer");
    expect(await now()).toBe("viewer");
    expect(await auth.tokens.list(null)).toMatchObject([{ role: "operator", effectiveRole: "viewer" }]);
    stores.setRole(owner.id, "administrator");
    expect(await now()).toBe("operator");
  });

  test("expires at its instant, or never", async () => {
    const made = await withToken();
    const lasting = await made.auth.tokens.create({ ...ci, expiresInDays: null }, made.owner);
    pass(made, 30 * DAY_MS - 1);
    expect(await made.auth.sessionByToken(made.secret, here)).not.toBeNull();
    pass(made, 1);
    expect(await made.auth.sessionByToken(made.secret, here)).toBeNull();
    pass(made, 3650 * DAY_MS);
    expect(await made.auth.sessionByToken(lasting.secret, here)).toMatchObject({ expiresAt: null });
  });

  test("is over once revoked, by its owner or an administrator, and by nobody else", async () => {
    const { auth, id, owner, secret } = await withToken();
    await expect(auth.tokens.revoke(id, "somebody else")).rejects.toMatchObject({ code: "token_not_found" });
    expect(await auth.sessionByToken(secret, here)).not.toBeNull();
    expect(await auth.tokens.revoke(id, owner.id)).toMatchObject({ name: "ci" });
    expect(await auth.sessionByToken(secret, here)).toBeNull();
    await expect(auth.tokens.revoke(id, null)).rejects.toMatchObject({ code: "token_not_found" });
  });

  test("that has expired stays in the list for 90 days", async () => {
    const made = await withToken();
    const { auth, owner } = made;
    const names = async () => (await auth.tokens.list(null)).map(({ name }) => name).toSorted();
    pass(made, 120 * DAY_MS - 1);
    await auth.tokens.create({ ...ci, name: "second" }, owner);
    expect(await names()).toEqual(["ci", "second"]);
    pass(made, 1);
    await auth.tokens.create({ ...ci, name: "third" }, owner);
    expect(await names()).toEqual(["second", "third"]);
  });

  test("is one of a hundred at most", async () => {
    const { auth, owner } = await withToken();
    for (let i = 1; i < 100; i++) await auth.tokens.create(ci, owner);
    await expect(auth.tokens.create(ci, owner)).rejects.toMatchObject({
      code: "too_many_tokens",
      message: "You have 100 tokens already, which is as many as one may have.",
    });
  });
});

describe("the last use", () => {
  test("is noted with where from, once a minute", async () => {
    const made = await withToken();
    const { auth, secret } = made;
    const used = async () => {
      const [token] = await auth.tokens.list(null);
      return [token?.lastUsedAt, token?.lastUsedFrom];
    };
    expect(await used()).toEqual([null, null]);
    await auth.sessionByToken(secret, here);
    pass(made, 59_999);
    await auth.sessionByToken(secret, "198.51.100.1");
    expect(await used()).toEqual(["2026-01-01T00:00:00.000Z", here]);
    pass(made, 1);
    await auth.sessionByToken(secret, "198.51.100.1");
    expect(await used()).toEqual(["2026-01-01T00:01:00.000Z", "198.51.100.1"]);
  });

  test("keeps nobody out where it cannot be noted", async () => {
    const { auth, stores, secret, logged } = await withToken();
    stores.tokens.noteUse = () => Promise.reject(new DomainError("database_full"));
    expect(await auth.sessionByToken(secret, here)).not.toBeNull();
    expect(logged()).toMatch(/^warn a token's use could not be noted/m);
  });
});

describe("what is not valid", () => {
  test("is looked for like what is: hashed, once", async () => {
    const made = await withToken();
    const { auth, stores, secret, id } = made;
    const asked: string[] = [];
    const kept = { ...stores.tokens };
    stores.tokens.findActive = (hash, at) => {
      asked.push(hash);
      return kept.findActive(hash, at);
    };
    await auth.tokens.revoke(id, null);
    for (const wrong of [secret, "", "dunnage_", "x".repeat(8000), "dunnage_\u0000", secret.toUpperCase()])
      expect(await auth.sessionByToken(wrong, here)).toBeNull();
    expect(asked).toHaveLength(6);
    for (const hash of asked) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("shuts nobody out, however much of it comes, and is told of once in a quarter of an hour", async () => {
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
    const made = await withToken();
    const { auth, browser, secret, logged } = made;
    const told = () => logged().match(/a token was sent that is not valid/g)?.length;
    for (let i = 0; i < 500; i++) await auth.sessionByToken("dunnage_wrong", here);
    expect(told()).toBe(1);
    expect(await auth.sessionByToken(secret, here)).not.toBeNull();
    expect(
      await browser(here).signIn("password", { email: "ada@example.com", password: "correct horse battery" }),
    ).toBeNull();
    await auth.sessionByToken("dunnage_wrong", "203.0.113.9");
    expect(told()).toBe(2);
    vi.advanceTimersByTime(15 * 60_000);
    await auth.sessionByToken("dunnage_wrong", here);
    expect(told()).toBe(3);
  });

  test("is no answer of a database that is away", async () => {
    const { auth, stores, secret } = await withToken();
    stores.outage = new DomainError("database_unavailable");
    await expect(auth.sessionByToken(secret, here)).rejects.toMatchObject({ code: "database_unavailable" });
  });
});

test.each([
  [undefined, null],
  ["Basic dXNlcjpwYXNz", null],
  ["Bearertoken", null],
  ["Bearer", ""],
  ["Bearer dunnage_1", "dunnage_1"],
  ["bearer  dunnage_1", "dunnage_1"],
  ["BEARER two words", "two words"],
])("the header %j holds the token %j", (authorization, token) => {
  const headers = authorization === undefined ? {} : { authorization };
  expect(bearerIn(new Request("http://dunnage.test", { headers }))).toBe(token);
});
