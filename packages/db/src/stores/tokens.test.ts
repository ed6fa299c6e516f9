import type { User } from "@dunnage/api";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../index.ts";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, ODD } from "../testing/samples.ts";

const token = {
  id: "t1",
  name: ODD,
  role: "operator",
  ending: "cafe",
  createdAt: at(1),
  expiresAt: null,
} as const;
const unused = { lastUsedAt: null, lastUsedFrom: null };

onEachBackend("tokens", (current) => {
  let db: Database;
  let ada: User;
  let bob: User;

  beforeEach(async () => {
    ({ db } = current());
    const create = async (name: string) => {
      const email = `${name}@example.com`;
      const user = await db.users.create({ email, name, role: "operator", passwordHash: "hash" });
      if (!user) throw new Error("no user");
      return user;
    };
    ada = await create("Ada");
    bob = await create("Bob");
  });

  const active = (when = at(2), hash = "hash") => db.tokens.findActive(hash, when);

  test("are over at the instant at which they expire, or never", async () => {
    await db.tokens.add({ ...token, expiresAt: at(5) }, "hash", ada.id);
    await db.tokens.add({ ...token, id: "t2" }, "lasting", ada.id);
    expect(await active(at(4))).toMatchObject({ id: "t1", expiresAt: at(5) });
    expect(await active(at(5))).toBeNull();
    expect(await active("9999-01-01T00:00:00.000Z", "lasting")).toMatchObject({ id: "t2", expiresAt: null });
  });

  test("are found by their hash, with their owner as they are now", async () => {
    await db.tokens.add(token, "hash", ada.id);
    expect(await active()).toEqual({ ...token, ...unused, owner: ada });
    await db.users.setRole(ada.id, "viewer");
    expect(await active()).toMatchObject({
      role: "operator",
      owner: { ...ada, role: "viewer" },
    });
    for (const wrong of ["", "HASH", "has", "hash ", "' or 1=1 --"])
      expect(await active(at(0), wrong)).toBeNull();
  });

  test("have each a hash of their own", async () => {
    await db.tokens.add(token, "hash", ada.id);
    await expect(db.tokens.add({ ...token, id: "t2" }, "hash", bob.id)).rejects.toThrow();
  });

  test("are listed newest first, one's own or everybody's", async () => {
    await db.tokens.add(token, "1", ada.id);
    await db.tokens.add({ ...token, id: "t3", createdAt: at(3) }, "3", ada.id);
    await db.tokens.add({ ...token, id: "t2", createdAt: at(2), expiresAt: at(9) }, "2", bob.id);
    const ids = async (of: string | null) => (await db.tokens.list(of)).map(({ id }) => id);
    expect(await ids(null)).toEqual(["t3", "t2", "t1"]);
    expect(await ids(ada.id)).toEqual(["t3", "t1"]);
    expect(await ids("nobody")).toEqual([]);
    expect((await db.tokens.list(bob.id))[0]).toEqual({
      ...token,
      ...unused,
      id: "t2",
      createdAt: at(2),
      expiresAt: at(9),
      owner: bob,
    });
  });

  test("tell when and from where they were last used, and are not brought back by that", async () => {
    await db.tokens.add(token, "hash", ada.id);
    await db.tokens.noteUse("t1", { at: at(5), from: "2001:db8::1" });
    expect(await active()).toMatchObject({
      lastUsedAt: at(5),
      lastUsedFrom: "2001:db8::1",
    });
    await db.tokens.remove("t1", null);
    await db.tokens.noteUse("t1", { at: at(6), from: "2001:db8::1" });
    expect(await active()).toBeNull();
  });

  test("are removed once, by their owner or by whoever may remove anybody's, and tell what they were", async () => {
    await db.tokens.add(token, "hash", ada.id);
    expect(await db.tokens.remove("t1", bob.id)).toBeNull();
    expect(await db.tokens.remove("t2", ada.id)).toBeNull();
    expect(await active()).not.toBeNull();
    const removed = await Promise.all([db.tokens.remove("t1", ada.id), db.tokens.remove("t1", null)]);
    expect(removed.filter((each) => each !== null)).toEqual([{ ...token, ...unused, owner: ada }]);
    expect(await active()).toBeNull();
  });

  test("go with their owner", async () => {
    await db.tokens.add(token, "hash", ada.id);
    await db.users.remove(ada.id);
    expect(await active()).toBeNull();
    expect(await db.tokens.list(null)).toEqual([]);
  });

  test("that expired long ago are forgotten, and no others", async () => {
    await db.tokens.add({ ...token, expiresAt: at(5) }, "1", ada.id);
    await db.tokens.add({ ...token, id: "t2", expiresAt: at(6) }, "2", ada.id);
    await db.tokens.add({ ...token, id: "t3" }, "3", ada.id);
    await db.tokens.deleteExpired(at(5));
    expect((await db.tokens.list(null)).map(({ id }) => id).toSorted()).toEqual(["t2", "t3"]);
  });
});
