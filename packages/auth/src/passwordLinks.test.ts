import { expect, test } from "vitest";
import { ada, type TestAuth, testAuthWithAda } from "./testing/testAuth.ts";

const password = "a wholly new password";
const DAY_MS = 86_400_000;

async function linkFor({ auth, stores }: TestAuth) {
  const [user] = await stores.users.list("");
  const id = user?.id ?? "";
  const by = {
    user: { id, name: "Ada" },
    client: { address: "192.0.2.1", userAgent: "" },
    token: null,
  };
  const made = await auth.services.users.newPasswordLink(id, by);
  return { ...made, id, token: new URL(made.link).hash.slice(1) };
}

test("whoever has the link sets a new password once, is signed in, and every other session ends", async () => {
  const given = await testAuthWithAda();
  const elsewhere = given.browser();
  await elsewhere.signIn("password", ada);
  const { link, token, user, expiresAt } = await linkFor(given);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7070\/new-password#[\w-]{43}$/);
  expect(user.email).toBe(ada.email);
  expect(Date.parse(expiresAt)).toBe(given.clock.now.getTime() + DAY_MS);

  const visitor = given.browser();
  expect(await visitor.signIn("password_link", { token, password: "too short" })).toBe("invalid_password");
  expect(await visitor.signIn("password_link", { token, password })).toBeNull();
  expect(await visitor.session()).toMatchObject({ user: { email: ada.email } });
  expect(await elsewhere.session()).toBeNull();
  expect(await given.browser().signIn("password", ada)).toBe("invalid_credentials");
  expect(await given.browser().signIn("password", { ...ada, password })).toBeNull();
  expect(given.audited).toMatchObject([{ who: { name: "Administrator" }, action: "password_link.used" }]);

  const again = { token, password: "yet another password" };
  expect(await given.browser().signIn("password_link", again)).toBe("password_link_invalid");
  expect(given.logged()).not.toContain(token);
  expect(given.logged()).not.toContain(password);
});

test("a newer link voids the one before it, and a day all of them", async () => {
  const given = await testAuthWithAda();
  const first = await linkFor(given);
  const second = await linkFor(given);
  const come = (token: string) => given.browser().signIn("password_link", { token, password });
  expect(await come(first.token)).toBe("password_link_invalid");
  given.clock.now = new Date(given.clock.now.getTime() + DAY_MS);
  expect(await come(second.token)).toBe("password_link_invalid");
  expect(await given.browser().signIn("password", ada)).toBeNull();
});

test("a second factor is asked for as ever, and asking does not spend the link", async () => {
  const given = await testAuthWithAda();
  const { id, token } = await linkFor(given);
  await given.stores.secondFactors.begin(id, "JBSWY3DPEHPK3PXP", given.clock.now.toISOString());
  await given.stores.secondFactors.confirm(id, 0, [], given.clock.now.toISOString());
  const come = (code: string) => given.browser().signIn("password_link", { token, password, code });
  expect(await come("")).toBe("second_factor_needed");
  expect(await come("000000")).toBe("second_factor_wrong");
  expect(await given.browser().signIn("password", ada)).toBe("second_factor_needed");
  expect(await given.stores.secondFactors.find(id)).toMatchObject({ confirmed: true });
});

test("nobody has a link whom there is not, or where passwords are turned off", async () => {
  const given = await testAuthWithAda();
  const by = {
    user: { id: "x", name: "Ada" },
    client: { address: "192.0.2.1", userAgent: "" },
    token: null,
  };
  await expect(given.auth.services.users.newPasswordLink("nobody", by)).rejects.toMatchObject({
    code: "user_not_found",
  });
  const off = await testAuthWithAda({ passwords: false });
  await expect(off.auth.services.users.newPasswordLink("nobody", by)).rejects.toMatchObject({
    code: "passwords_off",
  });
});
