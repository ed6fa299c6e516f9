import { expect, test } from "vitest";
import { openDatabase, sealerOf } from "../index.ts";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at } from "../testing/samples.ts";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

onEachBackend("second factors", (current) => {
  const create = async (name: string) => {
    const person = { email: `${name}@example.com`, name, passwordHash: "hash", role: "viewer" } as const;
    return (await current().db.users.create(person))?.id ?? "";
  };
  const confirmed = async (name: string) => {
    const id = await create(name);
    await current().db.secondFactors.begin(id, SECRET, at(0));
    await current().db.secondFactors.confirm(id, 100, ["hash of a", "hash of b"], at(1));
    return id;
  };

  test("count once they are confirmed", async () => {
    const { db } = current();
    const id = await create("ada");
    expect(await db.secondFactors.find(id)).toBeNull();
    expect(await db.secondFactors.confirm(id, 1, ["x"], at(0))).toBe(false);
    expect(await db.secondFactors.begin(id, "another secret", at(0))).toBe(true);
    expect(await db.secondFactors.begin(id, SECRET, at(0))).toBe(true);
    expect(await db.secondFactors.find(id)).toEqual({ secret: SECRET, confirmed: false, codesLeft: 0 });
    expect((await db.users.list(at(0))).map(({ secondFactor }) => secondFactor)).toEqual([false]);
    expect(await db.secondFactors.confirm(id, 1, ["x", "y"], at(0))).toBe(true);
    expect(await db.secondFactors.confirm(id, 1, ["z"], at(0))).toBe(false);
    expect(await db.secondFactors.begin(id, "another secret", at(0))).toBe(false);
    expect(await db.secondFactors.find(id)).toEqual({ secret: SECRET, confirmed: true, codesLeft: 2 });
    expect((await db.users.list(at(0))).map(({ secondFactor }) => secondFactor)).toEqual([true]);
  });

  test("take each step once, of several at once too, and none before the last", async () => {
    const { db } = current();
    const id = await confirmed("ada");
    expect(await db.secondFactors.useStep(id, 100)).toBe(false);
    const used = await Promise.all(Array.from({ length: 6 }, () => db.secondFactors.useStep(id, 101)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await db.secondFactors.useStep(id, 100)).toBe(false);
  });

  test("take each recovery code once, from its own user", async () => {
    const { db } = current();
    const [ada, grace] = [await confirmed("ada"), await confirmed("grace")];
    const spent = await Promise.all(
      Array.from({ length: 6 }, () => db.secondFactors.spendCode(ada, "hash of a")),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
    expect(await db.secondFactors.find(grace)).toMatchObject({ codesLeft: 2 });
    await db.secondFactors.replaceCodes(grace, ["hash of c"]);
    expect(await db.secondFactors.spendCode(grace, "hash of a")).toBe(false);
    expect(await db.secondFactors.spendCode(grace, "hash of c")).toBe(true);
  });

  test("go when they are removed, and with their user", async () => {
    const { db, backend, options } = current();
    const [ada, grace] = [await confirmed("ada"), await confirmed("grace")];
    expect(await db.secondFactors.remove(ada)).toBe(true);
    expect(await db.secondFactors.remove(ada)).toBe(false);
    await db.identities.follow(
      { issuer: "i", subject: "s" },
      { email: "root@example.com", name: "Root", role: "administrator" },
      at(0),
    );
    await db.users.remove(grace);
    expect(await backend.run(options, "select * from second_factors")).toEqual([]);
    expect(await backend.run(options, "select * from recovery_codes")).toEqual([]);
  });

  test("are not written down, and are opened by the server's own secret and for their own user alone", async () => {
    const { db, backend, options } = current();
    const [ada, grace] = [await confirmed("ada"), await confirmed("grace")];
    expect(await backend.dump(options)).not.toContain(SECRET);
    await backend.run(
      options,
      `update second_factors set sealed_secret = (select sealed_secret from second_factors where user_id = '${ada}')
       where user_id = '${grace}'`,
    );
    expect(await db.secondFactors.find(grace)).toMatchObject({ secret: null, confirmed: true });
    const other = await openDatabase({
      ...options,
      sealer: sealerOf("another secret of the server, long enough"),
    });
    expect(await other.secondFactors.find(ada)).toMatchObject({ secret: null, confirmed: true });
    await other.close();
  });
});
