import { encode } from "@auth/core/jwt";
import { DomainError } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import type { Browser } from "./testing/browser.ts";
import { ada, type TestAuth, testAuth, testAuthWithAda } from "./testing/testAuth.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const COOKIE = "authjs.session-token";

async function signedIn(
  parts: Parameters<typeof testAuthWithAda>[0] = {},
): Promise<
  TestAuth & { visitor: Browser; api: (who?: Browser) => ReturnType<TestAuth["auth"]["sessionOf"]> }
> {
  const given = await testAuthWithAda(parts);
  const visitor = given.browser();
  expect(await visitor.signIn("password", ada)).toBeNull();
  return {
    ...given,
    visitor,
    api: (who = visitor) => given.auth.sessionOf(who.request("/api/trpc/session.current")),
  };
}

const later = ({ clock }: TestAuth, ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

describe("a session", () => {
  test("is the user's as the database has it, the page's and the API's the same", async () => {
    const { api, visitor, stores } = await signedIn();
    const session = await api();
    expect(session).toMatchObject({
      user: { email: ada.email, role: "administrator" },
      startedAt: "2026-01-01T00:00:00.000Z",
      expiresAt: "2026-01-08T00:00:00.000Z",
    });
    expect(await visitor.session()).toEqual({ user: session?.user, expires: session?.expiresAt });
    expect([...stores.rows.sessions.values()]).toMatchObject([
      { userAgent: "Browser/1.0", address: "192.0.2.1" },
    ]);
  });

  test("is a cookie that scripts cannot read and foreign pages cannot send along with a POST", async () => {
    const { visitor } = await signedIn();
    const cookie = visitor.setCookies.findLast((line) => line.startsWith(COOKIE));
    expect(cookie).toMatch(/; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(visitor.setCookies.every((line) => line.includes("HttpOnly"))).toBe(true);
  });

  test("tells nothing of the user in its cookie, whoever can read it", async () => {
    const { visitor } = await signedIn();
    const [header = ""] = (visitor.cookies.get(COOKIE) ?? "").split(".");
    expect(Buffer.from(header, "base64url").toString()).toContain('"enc":"A256CBC-HS512"');
    expect(visitor.cookies.get(COOKIE)?.length).toBeLessThan(500);
  });

  test("ends on sign-out, for a copy of its cookie too", async () => {
    const { visitor, api, stores } = await signedIn();
    const thief = visitor.copy();
    expect(await api(thief)).not.toBeNull();
    expect((await visitor.signOut()).status).toBe(200);
    expect(visitor.cookies.has(COOKIE)).toBe(false);
    expect(await api(thief)).toBeNull();
    expect(await thief.session()).toBeNull();
    expect(thief.cookies.has(COOKIE)).toBe(false);
    expect(stores.rows.sessions.size).toBe(0);
  });

  test("ends on every device when all are ended, and no other user's does", async () => {
    const { visitor, api, browser, stores } = await signedIn();
    const phone = browser();
    await phone.signIn("password", ada);
    const userId = (await api())?.user.id ?? "";
    expect(await stores.sessions.endAllOf(userId)).toBe(2);
    expect([await api(visitor), await api(phone), await phone.session()]).toEqual([null, null, null]);
  });

  test("gives way to a new one in the same browser", async () => {
    const { visitor, api, stores } = await signedIn();
    const before = visitor.copy();
    await visitor.signIn("password", ada);
    expect(await api(before)).toBeNull();
    expect(await api(visitor)).not.toBeNull();
    expect(stores.rows.sessions.size).toBe(1);
  });

  test("has the role that the user has now", async () => {
    const { api, stores, visitor } = await signedIn();
    const { id = "" } = (await api())?.user ?? {};
    stores.setRole(id, "viewer");
    expect((await api())?.user.role).toBe("viewer");
    expect(await visitor.session()).toMatchObject({ user: { role: "viewer" } });
  });

  test("is over when its user is gone", async () => {
    const { api, stores, visitor } = await signedIn();
    stores.rows.users.clear();
    expect(await api()).toBeNull();
    expect(await visitor.session()).toBeNull();
  });
});

describe("time", () => {
  test("ends a session 7 days after its last use", async () => {
    const given = await signedIn();
    later(given, 7 * DAY_MS - 1);
    expect(await given.api(given.visitor.copy())).not.toBeNull();
    later(given, 7 * DAY_MS);
    expect(await given.api()).toBeNull();
    expect(await given.visitor.session()).toBeNull();
  });

  test("is noted once an hour, not at each request", async () => {
    const given = await signedIn();
    const expiry = async () => (await given.api())?.expiresAt;
    later(given, HOUR_MS - 1);
    expect(await expiry()).toBe("2026-01-08T00:00:00.000Z");
    later(given, 1);
    expect(await expiry()).toBe("2026-01-08T01:00:00.000Z");
    expect(await expiry()).toBe("2026-01-08T01:00:00.000Z");
  });

  test("ends a session after 30 days however much it is used", async () => {
    const given = await signedIn();
    for (let day = 0; day < 29; day++) {
      later(given, DAY_MS);
      expect(await given.api()).not.toBeNull();
    }
    expect((await given.api())?.expiresAt).toBe("2026-01-31T00:00:00.000Z");
    later(given, DAY_MS);
    expect(await given.api()).toBeNull();
  });

  test("removes what has expired at the next sign-in", async () => {
    const given = await signedIn();
    later(given, 8 * DAY_MS);
    await given.browser().signIn("password", ada);
    expect(given.stores.rows.sessions.size).toBe(1);
  });
});

describe("the database", () => {
  test("that cannot be written to keeps nobody out who is in", async () => {
    const given = await signedIn();
    given.stores.sessions.extend = () => Promise.reject(new DomainError("database_full"));
    later(given, 2 * HOUR_MS);
    expect((await given.api())?.expiresAt).toBe("2026-01-08T00:00:00.000Z");
    expect(given.logged()).toMatch(/^warn a session's use could not be noted/m);
  });

  test("that is away makes the API fail, and signs nobody out", async () => {
    const { api, stores, visitor } = await signedIn();
    stores.outage = new DomainError("database_unavailable");
    await expect(api()).rejects.toMatchObject({ code: "database_unavailable" });
    const answer = await visitor.send("session");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: "database_unavailable",
      title: "Not available",
    });
    stores.outage = null;
    expect(await visitor.session()).toMatchObject({ user: { email: ada.email } });
  });

  test("that is away when somebody signs out says that they are not", async () => {
    const { api, stores, visitor } = await signedIn();
    stores.outage = new DomainError("database_unavailable");
    expect((await visitor.signOut()).status).toBe(503);
    stores.outage = null;
    expect(visitor.cookies.has(COOKIE)).toBe(true);
    expect(await api()).not.toBeNull();
  });
});

describe("a cookie", () => {
  test.each([
    [
      "changed in its text",
      (token: string) => `${token.slice(0, 150)}${token[150] === "A" ? "B" : "A"}${token.slice(151)}`,
    ],
    ["cut short", (token: string) => token.slice(0, -10)],
    ["of garbage", () => "garbage"],
    ["of dots", () => "...."],
    ["that is enormous", () => "x".repeat(12_000)],
    ["that is empty", () => ""],
  ])("%s is nobody's, and is cleared away quietly", async (_, change) => {
    const { api, visitor, logged } = await signedIn();
    visitor.cookies.set(COOKIE, change(visitor.cookies.get(COOKIE) ?? ""));
    expect(await api()).toBeNull();
    expect(await visitor.session()).toBeNull();
    expect(await visitor.signIn("password", ada)).toBeNull();
    expect(logged()).not.toMatch(/^(error|warn)/m);
  });

  test("of before the secret changed is nobody's, and signing in again mends it", async () => {
    const { visitor, stores } = await signedIn();
    const { auth, browser, logged } = testAuth({
      users: stores.users,
      sessions: stores.sessions,
      secret: "another secret of more than thirty-two characters",
    });
    const returning = browser();
    for (const [name, value] of visitor.cookies) returning.cookies.set(name, value);
    expect(await auth.sessionOf(returning.request("/"))).toBeNull();
    expect(await returning.session()).toBeNull();
    expect(await returning.signIn("password", ada)).toBeNull();
    expect(await auth.sessionOf(returning.request("/"))).not.toBeNull();
    expect(logged()).not.toMatch(/^(error|warn)/m);
  });

  test.each([{}, { sid: 1 }, { sid: "no-such-session" }, { sub: "x" }])(
    "that is ours but holds %j is nobody's",
    async (token) => {
      const { api, visitor } = await signedIn();
      const secret = "a secret of more than thirty-two characters";
      visitor.cookies.set(COOKIE, await encode({ token, secret, salt: COOKIE }));
      expect(await api()).toBeNull();
      expect(await visitor.session()).toBeNull();
    },
  );

  test("counts as a cookie only, not as a bearer token", async () => {
    const { auth, visitor } = await signedIn();
    const headers = { authorization: `Bearer ${visitor.cookies.get(COOKIE)}` };
    expect(await auth.sessionOf(new Request("http://dunnage.test/", { headers }))).toBeNull();
  });

  test("is remembered for a bounded number of browsers, each as its own", async () => {
    const { auth, visitor, browser } = await signedIn();
    const other = browser();
    await other.signIn("password", ada);
    const mine = (await auth.sessionOf(visitor.request("/")))?.id;
    for (let i = 0; i < 300; i++) {
      const request = visitor.request("/");
      request.headers.append("cookie", `n=${i}`);
      expect((await auth.sessionOf(request))?.id).toBe(mine);
    }
    expect((await auth.sessionOf(other.request("/")))?.id).not.toBe(mine);
  });
});
