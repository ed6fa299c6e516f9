import { expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at } from "../testing/samples.ts";

const person = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  name,
  passwordHash: `hash of ${name}`,
});

onEachBackend("users", (current) => {
  const create = async (name: string, role: "viewer" | "operator" | "administrator") => {
    const user = await current().db.users.create({ ...person(name), role });
    if (!user) throw new Error("there is one already");
    return user;
  };

  test("are listed by name, with the sessions that are open", async () => {
    const { db } = current();
    const grace = await create("Grace", "operator");
    const ada = await create("ada", "administrator");
    for (const [id, expiresAt] of [
      ["s1", at(10)],
      ["s2", at(20)],
    ] as const)
      await db.sessions.create({
        id,
        userId: grace.id,
        startedAt: at(0),
        expiresAt,
        userAgent: "",
        address: "",
      });
    await db.users.noteSignIn(grace.id, at(1));
    expect(await db.users.list(at(10))).toEqual([
      {
        ...ada,
        createdAt: expect.any(String),
        signedInAt: null,
        sessions: 0,
        signsInBy: "password",
        secondFactor: false,
      },
      {
        ...grace,
        createdAt: expect.any(String),
        signedInAt: at(1),
        sessions: 1,
        signsInBy: "password",
        secondFactor: false,
      },
    ]);
  });

  test("change role and go, and who is not there does neither", async () => {
    const { db } = current();
    await create("Ada", "administrator");
    const grace = await create("Grace", "viewer");
    expect(await db.users.setRole(grace.id, "operator")).toEqual({ ...grace, role: "operator" });
    expect(await db.users.remove(grace.id)).toEqual({ ...grace, role: "operator" });
    await expect(db.users.remove(grace.id)).rejects.toMatchObject({ code: "user_not_found" });
    await expect(db.users.setRole(grace.id, "viewer")).rejects.toMatchObject({ code: "user_not_found" });
    expect(await db.users.count()).toBe(1);
  });

  test("always have an administrator", async () => {
    const { db } = current();
    const ada = await create("Ada", "administrator");
    await create("Grace", "operator");
    const refusal = { code: "last_administrator", subject: "Ada" };
    await expect(db.users.setRole(ada.id, "viewer")).rejects.toMatchObject(refusal);
    await expect(db.users.remove(ada.id)).rejects.toMatchObject(refusal);
    expect(await db.users.setRole(ada.id, "administrator")).toEqual(ada);
  });

  test("always have an administrator, also when two remove one another at once", async () => {
    const { db } = current();
    const all = [await create("Ada", "administrator"), await create("Grace", "administrator")];
    const answers = await Promise.allSettled([
      db.users.remove(all[0]?.id ?? ""),
      db.users.setRole(all[1]?.id ?? "", "viewer"),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = await db.users.list(at(0));
    expect(left.filter(({ role }) => role === "administrator")).toHaveLength(1);
  });

  test("have one password, which can be changed", async () => {
    const { db } = current();
    const ada = await create("Ada", "administrator");
    await db.users.setPasswordHash(ada.id, "another hash");
    expect(await db.users.passwordHashOf(ada.id)).toBe("another hash");
    expect(await db.users.passwordHashOf("nobody")).toBeNull();
  });
});

onEachBackend("invitations", (current) => {
  const by = { id: "u1", name: "Ada" };
  const invite = (id: string, expiresAt = at(10)) => inviteBy(id, by.id, expiresAt);
  const inviteBy = (id: string, maker: string, expiresAt = at(10)) =>
    current().db.invitations.add({
      id,
      tokenHash: `hash of ${id}`,
      whom: "Grace",
      role: "operator",
      createdBy: { ...by, id: maker },
      createdAt: at(Number(id)),
      expiresAt,
    });

  test("are listed while they can be used, newest first", async () => {
    const { db } = current();
    await invite("1");
    await invite("2");
    await invite("3", at(4));
    expect((await db.invitations.list(at(4))).map(({ id }) => id)).toEqual(["2", "1"]);
    expect(await db.invitations.list(at(3))).toContainEqual({
      id: "1",
      whom: "Grace",
      role: "operator",
      createdBy: by,
      createdAt: at(1),
      expiresAt: at(10),
    });
  });

  test("make one user with their role, once, when spent several times at once", async () => {
    const { db } = current();
    await invite("1");
    expect(await db.invitations.matches("hash of 1", at(2))).toBe(true);
    const users = await Promise.all(
      Array.from({ length: 6 }, (_, i) => db.invitations.spend("hash of 1", at(2), person(`Grace${i}`))),
    );
    expect(users.filter((user) => user !== null)).toMatchObject([{ role: "operator" }]);
    expect(await db.users.count()).toBe(1);
    expect(await db.invitations.matches("hash of 1", at(2))).toBe(false);
  });

  test("are worth nothing when they have expired or were withdrawn", async () => {
    const { db } = current();
    await invite("1");
    await invite("2");
    expect(await db.invitations.matches("hash of 1", at(10))).toBe(false);
    expect(await db.invitations.spend("hash of 1", at(10), person("Grace"))).toBeNull();
    expect(await db.invitations.remove("2")).toMatchObject({ id: "2" });
    expect(await db.invitations.remove("2")).toBeNull();
    expect(await db.invitations.spend("hash of 2", at(2), person("Grace"))).toBeNull();
    expect(await db.users.count()).toBe(0);
  });

  test("are void once whoever made them is no administrator any more", async () => {
    const { db } = current();
    await db.users.create({ ...person("Root"), role: "administrator" });
    const [ada, grace] = [
      await db.users.create({ ...person("Ada"), role: "administrator" }),
      await db.users.create({ ...person("Grace"), role: "administrator" }),
    ];
    const eve = { issuer: "https://id.example.com", subject: "eve" };
    const told = { email: "eve@example.com", name: "Eve" };
    const { user } = await db.identities.follow(eve, { ...told, role: "administrator" }, at(0));
    const makers = [ada?.id ?? "", grace?.id ?? "", user.id, "u1"];
    for (const [i, id] of makers.entries()) await inviteBy(String(i + 1), id);
    await db.users.setRole(makers[0] ?? "", "operator");
    await db.users.remove(makers[1] ?? "");
    await db.identities.follow(eve, { ...told, role: "viewer" }, at(1));
    expect((await db.invitations.list(at(1))).map(({ createdBy }) => createdBy.id)).toEqual(["u1"]);
  });

  test("are not spent on an address that somebody has", async () => {
    const { db } = current();
    await db.users.create({ ...person("Grace"), role: "viewer" });
    await invite("1");
    const taken = { ...person("Another"), email: "GRACE@example.com" };
    expect(await db.invitations.spend("hash of 1", at(2), taken)).toBe("email_taken");
    expect(await db.invitations.spend("hash of 1", at(2), person("Other"))).toMatchObject({ name: "Other" });
  });
});

onEachBackend("sessions of a user", (current) => {
  test("are listed while they are open, the last used first, and ended by their own user", async () => {
    const { db } = current();
    const ada = await db.users.create({ ...person("Ada"), role: "administrator" });
    const grace = await db.users.create({ ...person("Grace"), role: "viewer" });
    const start = (id: string, userId = "", expiresAt = at(100)) =>
      db.sessions.create({ id, userId, startedAt: at(0), expiresAt, userAgent: "B", address: "192.0.2.1" });
    await start("s1", ada?.id);
    await start("s2", ada?.id);
    await start("s3", ada?.id, at(5));
    await start("s4", grace?.id);
    await db.sessions.extend("s2", { lastSeenAt: at(4), expiresAt: at(100) });
    const ids = async () => (await db.sessions.listOf(ada?.id ?? "", at(5))).map(({ id }) => id);
    expect(await ids()).toEqual(["s2", "s1"]);
    expect(await db.sessions.endOneOf(ada?.id ?? "", "s4")).toBe(false);
    expect(await db.sessions.endOneOf(ada?.id ?? "", "s1")).toBe(true);
    expect(await db.sessions.endOneOf(ada?.id ?? "", "s1")).toBe(false);
    expect(await db.sessions.endAllOf(ada?.id ?? "", "s2")).toBe(1);
    expect(await ids()).toEqual(["s2"]);
    expect(await db.sessions.findActive("s4", at(5))).not.toBeNull();
  });
});

onEachBackend("identities", (current) => {
  const identity = { issuer: "https://id.example.com", subject: "1234" };
  const told = { email: "grace@example.com", name: "Grace", role: "operator" } as const;

  test("are one user each, who is as the provider tells them", async () => {
    const { db } = current();
    const first = await db.identities.follow(identity, told, at(0));
    expect(first).toEqual({ user: { id: expect.any(String), ...told }, before: null });
    const changed = { email: "hopper@example.com", name: "Grace Hopper", role: "viewer" } as const;
    expect(await db.identities.follow(identity, changed, at(1))).toEqual({
      user: { id: first.user.id, ...changed },
      before: first.user,
    });
    expect(await db.users.list(at(1))).toMatchObject([
      { ...changed, createdAt: at(0), signsInBy: "provider" },
    ]);
  });

  test("make one user when they come several times at once", async () => {
    const { db } = current();
    await Promise.all(Array.from({ length: 6 }, () => db.identities.follow(identity, told, at(0))));
    expect(await db.users.count()).toBe(1);
  });

  test("never become an account that has the same address, nor can be found by it", async () => {
    const { db } = current();
    const grace = await db.users.create({ ...person("Grace"), role: "administrator" });
    const { user } = await db.identities.follow(identity, told, at(0));
    const other = await db.identities.follow({ ...identity, issuer: "https://evil.example" }, told, at(0));
    expect(new Set([grace?.id, user.id, other.user.id]).size).toBe(3);
    expect(await db.users.findByEmail(told.email)).toEqual({ user: grace, passwordHash: "hash of Grace" });
    expect(await db.users.passwordHashOf(user.id)).toBeNull();
    await db.users.setRole(grace?.id ?? "", "administrator");
    await db.users.remove(user.id);
    expect(await db.users.findByEmail(told.email)).toMatchObject({ user: grace });
  });

  test("have the role that the provider gives, and no other", async () => {
    const { db } = current();
    const { user } = await db.identities.follow(identity, told, at(0));
    await expect(db.users.setRole(user.id, "administrator")).rejects.toMatchObject({
      code: "role_from_provider",
    });
  });

  test("go with their user, and come back as another", async () => {
    const { db } = current();
    const { user } = await db.identities.follow(identity, told, at(0));
    await db.users.remove(user.id);
    const again = await db.identities.follow(identity, told, at(0));
    expect(again.before).toBeNull();
    expect(again.user.id).not.toBe(user.id);
  });

  test("keep their sessions when those by password end", async () => {
    const { db } = current();
    const { user } = await db.identities.follow(identity, told, at(0));
    const ada = await db.users.create({ ...person("Ada"), role: "administrator" });
    for (const [id, userId] of [
      ["s1", user.id],
      ["s2", ada?.id ?? ""],
    ] as const)
      await db.sessions.create({
        id,
        userId,
        startedAt: at(0),
        expiresAt: at(9),
        userAgent: "",
        address: "",
      });
    expect(await db.sessions.endAllByPassword()).toBe(1);
    expect(await db.sessions.findActive("s1", at(1))).not.toBeNull();
  });
});
