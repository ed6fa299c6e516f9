import { expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at } from "../testing/samples.ts";

onEachBackend("links for a new password", (current) => {
  const create = async (name: string) => {
    const user = await current().db.users.create({
      email: `${name.toLowerCase()}@example.com`,
      name,
      passwordHash: `hash of ${name}`,
      role: "administrator",
    });
    if (!user) throw new Error("there is one already");
    return user;
  };
  const link = (userId: string, tokenHash: string, createdById = userId) =>
    current().db.passwordLinks.replace({
      userId,
      tokenHash,
      createdById,
      createdAt: at(0),
      expiresAt: at(10),
    });

  test("set it once, and end that person's sessions alone, when spent several times at once", async () => {
    const { db } = current();
    const [ada, grace] = [await create("Ada"), await create("Grace")];
    for (const { id } of [ada, grace])
      await db.sessions.create({
        id: `of ${id}`,
        userId: id,
        startedAt: at(0),
        expiresAt: at(100),
        userAgent: "B",
        address: "192.0.2.1",
      });
    await link(grace.id, "token");
    expect(await db.passwordLinks.find("token", at(1))).toEqual(grace);
    const spent = await Promise.all(
      Array.from({ length: 6 }, () => db.passwordLinks.spend("token", at(1), "a new hash")),
    );
    expect(spent.filter((user) => user !== null)).toEqual([grace]);
    expect(await db.users.passwordHashOf(grace.id)).toBe("a new hash");
    expect(await db.users.passwordHashOf(ada.id)).toBe("hash of Ada");
    expect(await db.sessions.findActive(`of ${grace.id}`, at(1))).toBeNull();
    expect(await db.sessions.findActive(`of ${ada.id}`, at(1))).not.toBeNull();
  });

  test("are worth nothing when they have expired, or a newer one was made", async () => {
    const { db } = current();
    const ada = await create("Ada");
    await link(ada.id, "first");
    await link(ada.id, "second");
    expect(await db.passwordLinks.find("first", at(1))).toBeNull();
    expect(await db.passwordLinks.spend("first", at(1), "x")).toBeNull();
    expect(await db.passwordLinks.find("second", at(10))).toBeNull();
    expect(await db.passwordLinks.spend("second", at(10), "x")).toBeNull();
    expect(await db.users.passwordHashOf(ada.id)).toBe("hash of Ada");
    expect(await db.passwordLinks.find("second", at(9))).toEqual(ada);
  });

  test("are void once whoever made them is no administrator any more, and go with whom they are for", async () => {
    const { db } = current();
    const [ada, grace, eve] = [await create("Ada"), await create("Grace"), await create("Eve")];
    await link(ada.id, "by Grace", grace.id);
    await link(eve.id, "by Ada", ada.id);
    await db.users.setRole(grace.id, "viewer");
    expect(await db.passwordLinks.find("by Grace", at(1))).toBeNull();
    expect(await db.passwordLinks.find("by Ada", at(1))).toEqual(eve);
    await db.users.remove(eve.id);
    expect(await db.passwordLinks.find("by Ada", at(1))).toBeNull();
  });
});
