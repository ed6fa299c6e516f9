import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, type DatabaseOptions, openDatabase } from "./index.ts";
import { type Backend, backends } from "./testing/backends.ts";

const ada = { email: "Ada@example.com", name: "Ada", passwordHash: "hash of a" };
const bob = { email: "bob@example.com", name: "Bob", passwordHash: "hash of b" };

describe.each(backends)("$name", ({ start }) => {
  let backend: Backend;
  let options: DatabaseOptions;
  let db: Database;

  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend[Symbol.asyncDispose]());
  beforeEach(async () => {
    options = await backend.fresh();
    db = await openDatabase(options);
    // All its connections are there, so that what is asked at once arrives at once.
    await Promise.all(Array.from({ length: 8 }, () => db.ready()));
  });
  afterEach(() => db.close());

  test("is ready, and empty at first", async () => {
    await expect(db.ready()).resolves.toBeUndefined();
    expect(await db.users.count()).toBe(0);
    expect(await db.registries.list()).toEqual([]);
  });

  test("keeps what it was told over a restart", async () => {
    const user = await db.users.create({ ...ada, role: "operator" });
    await db.close();
    db = await openDatabase(options);
    expect(await db.users.findByEmail("ada@example.com")).toEqual({ user, passwordHash: "hash of a" });
  });

  describe("users", () => {
    test("are found by address, whatever its case, and shown as they wrote it", async () => {
      const user = await db.users.create({ ...ada, role: "viewer" });
      expect(user).toMatchObject({ email: "Ada@example.com", name: "Ada", role: "viewer" });
      expect(await db.users.findByEmail("aDA@EXAMPLE.com")).toEqual({ user, passwordHash: "hash of a" });
    });

    test("are unique by address, whatever its case", async () => {
      await db.users.create({ ...ada, role: "viewer" });
      expect(await db.users.create({ ...bob, email: "ADA@example.com", role: "viewer" })).toBeNull();
      expect(await db.users.count()).toBe(1);
    });

    test("are not found by what is none of theirs", async () => {
      expect(await db.users.findByEmail("' or 1=1 --")).toBeNull();
    });

    test("have one first administrator, also when several are created at once", async () => {
      const created = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          db.users.createFirstAdministrator({ ...ada, email: `admin${i}@example.com` }),
        ),
      );
      expect(created.filter((user) => user !== null)).toMatchObject([{ role: "administrator" }]);
      expect(await db.users.count()).toBe(1);
    });
  });

  describe("set-up tokens", () => {
    test("create the administrator once", async () => {
      await db.setupTokens.replace("token");
      expect(await db.setupTokens.matches("token")).toBe(true);
      expect(await db.setupTokens.spend("token", ada)).toMatchObject({ name: "Ada", role: "administrator" });
      expect(await db.setupTokens.matches("token")).toBe(false);
      expect(await db.setupTokens.spend("token", bob)).toBeNull();
      expect(await db.users.count()).toBe(1);
    });

    test("give one administrator when spent several times at once", async () => {
      await db.setupTokens.replace("token");
      const users = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          db.setupTokens.spend("token", { ...ada, email: `admin${i}@example.com` }),
        ),
      );
      expect(users.filter((user) => user !== null)).toHaveLength(1);
      expect(await db.users.count()).toBe(1);
    });

    test("give one administrator when another is created from the environment at the same moment", async () => {
      await db.setupTokens.replace("token");
      const users = await Promise.all([
        db.setupTokens.spend("token", ada),
        db.users.createFirstAdministrator(bob),
      ]);
      expect(users.filter((user) => user !== null)).toHaveLength(1);
    });

    test("count one at a time: the last", async () => {
      await db.setupTokens.replace("old");
      await db.setupTokens.replace("new");
      expect(await db.setupTokens.matches("old")).toBe(false);
      expect(await db.setupTokens.spend("old", ada)).toBeNull();
      expect(await db.setupTokens.matches("new")).toBe(true);
    });

    test("are worth nothing once there is a user, and before there is a token", async () => {
      expect(await db.setupTokens.spend("", ada)).toBeNull();
      await db.setupTokens.replace("token");
      await db.users.create({ ...bob, role: "viewer" });
      expect(await db.setupTokens.spend("token", ada)).toBeNull();
    });
  });

  describe("sessions", () => {
    const started = "2026-01-01T00:00:00.000Z";
    const expires = "2026-01-08T00:00:00.000Z";
    const session = { startedAt: started, expiresAt: expires, userAgent: "a browser", address: "192.0.2.1" };
    let userId: string;

    beforeEach(async () => {
      const user = await db.users.create({ ...ada, role: "viewer" });
      userId = user?.id ?? "";
      await db.sessions.create({ ...session, id: "s1", userId });
    });

    test("are found with their user as it is now", async () => {
      await db.users.setRole(userId, "operator");
      expect(await db.sessions.findActive("s1", started)).toEqual({
        id: "s1",
        user: { id: userId, email: "Ada@example.com", name: "Ada", role: "operator" },
        token: null,
        startedAt: started,
        lastSeenAt: started,
        expiresAt: expires,
      });
    });

    test("are over at the instant at which they expire", async () => {
      expect(await db.sessions.findActive("s1", "2026-01-07T23:59:59.999Z")).not.toBeNull();
      expect(await db.sessions.findActive("s1", expires)).toBeNull();
    });

    test("are extended by use", async () => {
      await db.sessions.extend("s1", { lastSeenAt: expires, expiresAt: "2026-01-15T00:00:00.000Z" });
      expect(await db.sessions.findActive("s1", expires)).toMatchObject({ lastSeenAt: expires });
    });

    test("are over when ended, and stay so when extended by a request that was under way", async () => {
      await db.sessions.end("s1");
      await db.sessions.extend("s1", { lastSeenAt: started, expiresAt: "2027-01-01T00:00:00.000Z" });
      expect(await db.sessions.findActive("s1", started)).toBeNull();
    });

    test("end all together for one user, and for no other", async () => {
      const other = await db.users.create({ ...bob, role: "viewer" });
      await db.sessions.create({ ...session, id: "s2", userId });
      await db.sessions.create({ ...session, id: "s3", userId: other?.id ?? "" });
      expect(await db.sessions.endAllOf(userId)).toBe(2);
      expect(await db.sessions.endAllOf(userId)).toBe(0);
      expect(await db.sessions.findActive("s2", started)).toBeNull();
      expect(await db.sessions.findActive("s3", started)).not.toBeNull();
    });

    test("go with their user", async () => {
      await db.users.remove(userId);
      expect(await db.sessions.findActive("s1", started)).toBeNull();
      expect(await db.sessions.endAllOf(userId)).toBe(0);
    });

    test("that have expired are removed, and no others", async () => {
      await db.sessions.create({ ...session, id: "s2", userId, expiresAt: "2026-01-08T00:00:00.001Z" });
      await db.sessions.deleteExpired(expires);
      expect(await db.sessions.endAllOf(userId)).toBe(1);
    });
  });
});
