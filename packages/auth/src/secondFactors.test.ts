import { Secret, TOTP } from "otpauth";
import { describe, expect, test } from "vitest";
import { ada, type TestAuth, testAuthWithAda } from "./testing/testAuth.ts";

const SECOND_MS = 1000;

/** Ada, with a second factor, and the app on her phone. */
async function withSecondFactor() {
  const given = await testAuthWithAda();
  const [user] = await given.stores.users.list("");
  if (!user) throw new Error("nobody");
  const by = { user, client: { address: "192.0.2.1", userAgent: "" }, token: null };
  const { account, users } = given.auth.services;
  const begun = await account.beginSecondFactor({ current: ada.password }, by);
  const codeAt = (late = 0) =>
    new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate({
      timestamp: given.clock.now.getTime() + late * SECOND_MS,
    });
  const { codes } = await account.confirmSecondFactor(codeAt(), by);
  pass(given, 60);
  return { ...given, by, account, users, user, begun, codes, codeAt };
}

const pass = ({ clock }: Pick<TestAuth, "clock">, seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * SECOND_MS);
};
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a second factor", () => {
  test("is asked for after the right password alone, and lets in with its code", async () => {
    const given = await withSecondFactor();
    const visitor = given.browser();
    expect(await visitor.signIn("password", { ...ada, password: "wrong" })).toBe("invalid_credentials");
    expect(await visitor.signIn("password", { ...ada, code: given.codeAt() })).toBeNull();
    expect(await given.browser().signIn("password", ada)).toBe("second_factor_needed");
    expect(await given.browser().signIn("password", { ...ada, code: " " })).toBe("second_factor_needed");
    expect(given.stores.rows.sessions.size).toBe(1);
    expect(given.logged()).not.toContain(given.begun.secret);
  });

  test("takes a code for half a minute before and after its own, with the spaces that apps show", async () => {
    const given = await withSecondFactor();
    expect(await given.browser().signIn("password", { ...ada, code: given.codeAt(-60) })).toBe(
      "second_factor_wrong",
    );
    expect(await given.browser().signIn("password", { ...ada, code: given.codeAt(60) })).toBe(
      "second_factor_wrong",
    );
    const code = given.codeAt(-30);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await given.browser().signIn("password", { ...ada, code: typed })).toBeNull();
    expect(await given.browser().signIn("password", { ...ada, code: given.codeAt(30) })).toBeNull();
  });

  test("takes no code twice, nor one from before the last", async () => {
    const given = await withSecondFactor();
    const code = given.codeAt();
    const both = [1, 2].map(() => given.browser().signIn("password", { ...ada, code }));
    expect(new Set(await Promise.all(both))).toEqual(new Set([null, "second_factor_wrong"]));
    expect(await given.browser().signIn("password", { ...ada, code: given.codeAt(-30) })).toBe(
      "second_factor_wrong",
    );
  });

  test("is guessed ten times an hour at most, from wherever", async () => {
    const given = await withSecondFactor();
    const wrong = { ...ada, code: other(given.codeAt()) };
    for (let i = 0; i < 10; i++)
      expect(await given.browser(`198.51.100.${i}`).signIn("password", wrong)).toBe("second_factor_wrong");
    const right = { ...ada, code: given.codeAt() };
    expect(await given.browser("203.0.113.1").signIn("password", right)).toBe("too_many_attempts");
  });

  test("counts wrong codes with wrong passwords from one address", async () => {
    const given = await withSecondFactor();
    const wrong = { ...ada, code: other(given.codeAt()) };
    for (let i = 0; i < 5; i++) await given.browser().signIn("password", wrong);
    expect(await given.browser().signIn("password", ada)).toBe("too_many_attempts");
    expect(await given.browser("203.0.113.1").signIn("password", ada)).toBe("second_factor_needed");
  });

  test("that is begun and not confirmed is asked of nobody, and gives way to another", async () => {
    const given = await testAuthWithAda();
    const [user] = await given.stores.users.list("");
    if (!user) throw new Error("nobody");
    const by = { user, client: { address: "192.0.2.1", userAgent: "" }, token: null };
    const { account } = given.auth.services;
    await expect(account.confirmSecondFactor("123456", by)).rejects.toMatchObject({
      code: "second_factor_off",
    });
    await expect(account.beginSecondFactor({ current: "wrong" }, by)).rejects.toMatchObject({
      code: "wrong_password",
    });
    const old = await account.beginSecondFactor({ current: ada.password }, by);
    const begun = await account.beginSecondFactor({ current: ada.password }, by);
    expect(begun.uri).toBe(
      `otpauth://totp/Dunnage:Ada?issuer=Dunnage&secret=${begun.secret}&algorithm=SHA1&digits=6&period=30`.replace(
        "Ada",
        "Administrator",
      ),
    );
    expect(await given.browser().signIn("password", ada)).toBeNull();
    const code = (secret: string) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: given.clock.now.getTime() });
    await expect(account.confirmSecondFactor(code(old.secret), by)).rejects.toMatchObject({
      code: "wrong_code",
    });
    expect(await account.info(user.id)).toMatchObject({ secondFactor: { on: false, codesLeft: 0 } });
    expect((await account.confirmSecondFactor(code(begun.secret), by)).codes).toHaveLength(10);
    expect(await account.info(user.id)).toMatchObject({ secondFactor: { on: true, codesLeft: 10 } });
    await expect(account.beginSecondFactor({ current: ada.password }, by)).rejects.toMatchObject({
      code: "second_factor_on",
    });
  });
});

describe("a recovery code", () => {
  test("lets in once, however it is typed, and is written down", async () => {
    const given = await withSecondFactor();
    const [code = ""] = given.codes;
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    const typed = code.toUpperCase().replaceAll("-", " ");
    expect(await given.browser().signIn("password", { ...ada, code: typed })).toBeNull();
    expect(await given.browser().signIn("password", { ...ada, code })).toBe("second_factor_wrong");
    expect(given.audited).toMatchObject([{ action: "recovery_code.used", address: "192.0.2.1" }]);
    expect((await given.account.info(given.user.id)).secondFactor.codesLeft).toBe(9);
    expect(
      JSON.stringify([...given.stores.rows.secondFactors.values()].map(({ codes }) => [...codes])),
    ).not.toContain(given.codes[1]?.replaceAll("-", ""));
  });

  test("is void once there are new ones, which takes password and code", async () => {
    const given = await withSecondFactor();
    const { account, by } = given;
    await expect(
      account.newRecoveryCodes({ current: "wrong", code: given.codeAt() }, by),
    ).rejects.toMatchObject({
      code: "wrong_password",
    });
    await expect(
      account.newRecoveryCodes({ current: ada.password, code: other(given.codeAt()) }, by),
    ).rejects.toMatchObject({ code: "wrong_code" });
    const { codes } = await account.newRecoveryCodes({ current: ada.password, code: given.codeAt() }, by);
    expect(await given.browser().signIn("password", { ...ada, code: given.codes[0] ?? "" })).toBe(
      "second_factor_wrong",
    );
    expect(await given.browser().signIn("password", { ...ada, code: codes[0] ?? "" })).toBeNull();
  });
});

describe("the end of a second factor", () => {
  test("takes password and code, from its owner", async () => {
    const given = await withSecondFactor();
    const { account, by } = given;
    await expect(account.removeSecondFactor({ current: ada.password, code: " " }, by)).rejects.toMatchObject({
      code: "wrong_code",
    });
    await account.removeSecondFactor({ current: ada.password, code: given.codes[0] ?? "" }, by);
    expect(await given.browser().signIn("password", ada)).toBeNull();
    await expect(account.removeSecondFactor({ current: ada.password, code: "x" }, by)).rejects.toMatchObject({
      code: "second_factor_off",
    });
  });

  test("takes an administrator, for somebody who has lost it", async () => {
    const given = await withSecondFactor();
    await given.users.resetSecondFactor(given.user.id);
    expect(await given.browser().signIn("password", ada)).toBeNull();
    await expect(given.users.resetSecondFactor(given.user.id)).rejects.toMatchObject({
      code: "second_factor_off",
    });
  });

  test("is not the end of its recovery codes where the server's secret was changed", async () => {
    const given = await withSecondFactor();
    const kept = { ...given.stores.secondFactors };
    given.stores.secondFactors.find = async (userId) => {
      const found = await kept.find(userId);
      return found && { ...found, secret: null };
    };
    expect(await given.browser().signIn("password", { ...ada, code: given.codeAt() })).toBe(
      "second_factor_unreadable",
    );
    expect(await given.browser().signIn("password", { ...ada, code: given.codes[0] ?? "" })).toBeNull();
  });
});
