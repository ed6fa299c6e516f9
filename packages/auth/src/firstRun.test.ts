import { StartupProblem } from "@dunnage/api";
import { expect, test } from "vitest";
import { MemoryStores } from "./testing/memoryStores.ts";
import { ada, testAuth, testAuthWithAda } from "./testing/testAuth.ts";

const form = { name: "Ada", ...ada };
const tokenOf = (link: string | null) => new URL(link ?? "").hash.slice(1);

test("the one-time link creates the administrator and signs them in", async () => {
  const { auth, browser, logged } = testAuth();
  const link = await auth.prepareFirstRun({});
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7070\/setup#[\w-]{43}$/);

  const visitor = browser();
  expect(await visitor.providers()).toEqual(["password", "invitation", "password_link", "setup"]);
  expect(await visitor.signIn("setup", { ...form, token: tokenOf(link) })).toBeNull();
  expect(await visitor.session()).toMatchObject({
    user: { name: "Ada", email: ada.email, role: "administrator" },
  });
  expect(await visitor.providers()).toEqual(["password", "invitation", "password_link"]);
  expect(await browser().signIn("password", ada)).toBeNull();
  expect(logged()).not.toContain(tokenOf(link));
  expect(logged()).not.toContain(ada.password);
});

test("the link works once", async () => {
  const { auth, browser, stores } = testAuth();
  const token = tokenOf(await auth.prepareFirstRun({}));
  await browser().signIn("setup", { ...form, token });
  const second = { ...form, token, email: "eve@example.com" };
  expect(await browser().signIn("setup", second)).toBe("setup_done");
  expect(stores.rows.users.size).toBe(1);
});

test("the link makes one administrator of two at once", async () => {
  const { auth, browser, stores } = testAuth();
  const token = tokenOf(await auth.prepareFirstRun({}));
  const codes = await Promise.all(
    ["ada@example.com", "eve@example.com"].map((email) =>
      browser().signIn("setup", { ...form, email, token }),
    ),
  );
  expect(codes.toSorted((a) => (a === null ? -1 : 1))).toEqual([null, "setup_done"]);
  expect(stores.rows.users.size).toBe(1);
});

test.each(["", "wrong", "x".repeat(100_000)])("a wrong token (%#) creates nobody", async (token) => {
  const { auth, browser, stores } = testAuth();
  await auth.prepareFirstRun({});
  expect(await browser().signIn("setup", { ...form, token })).toBe("setup_token_invalid");
  expect(stores.rows.users.size).toBe(0);
});

test("a new start makes a new link and voids the old one", async () => {
  const { auth, browser } = testAuth();
  const old = tokenOf(await auth.prepareFirstRun({}));
  const token = tokenOf(await auth.prepareFirstRun({}));
  expect(await browser().signIn("setup", { ...form, token: old })).toBe("setup_token_invalid");
  expect(await browser().signIn("setup", { ...form, token })).toBeNull();
});

test.each([
  [{ name: " " }, "invalid_name"],
  [{ name: "A\u0000da" }, "invalid_name"],
  [{ name: "x".repeat(101) }, "invalid_name"],
  [{ email: "ada" }, "invalid_email"],
  [{ password: "too short" }, "invalid_password"],
  [{ password: "x".repeat(201) }, "invalid_password"],
])("a form with %j is refused and does not spend the link", async (wrong, problem) => {
  const { auth, browser } = testAuth();
  const token = tokenOf(await auth.prepareFirstRun({}));
  expect(await browser().signIn("setup", { ...form, ...wrong, token })).toBe(problem);
  expect(await browser().signIn("setup", { ...form, token })).toBeNull();
});

test("guessing tokens is limited", async () => {
  const { auth, browser } = testAuth();
  const token = tokenOf(await auth.prepareFirstRun({}));
  const codes: (string | null)[] = [];
  for (let i = 0; i < 5; i++) codes.push(await browser().signIn("setup", { ...form, token: `guess ${i}` }));
  expect(codes).toEqual(Array<string>(5).fill("setup_token_invalid"));
  expect(await browser().signIn("setup", { ...form, token })).toBe("too_many_attempts");
  expect(await browser("203.0.113.9").signIn("setup", { ...form, token })).toBeNull();
});

test("failed sign-ins do not use up the attempts for setting up", async () => {
  const { auth, browser } = testAuth();
  const token = tokenOf(await auth.prepareFirstRun({}));
  for (let i = 0; i < 6; i++) await browser().signIn("password", ada);
  expect(await browser().signIn("setup", { ...form, token })).toBeNull();
});

test("the environment creates the administrator, and there is no link then", async () => {
  const { auth, browser, logged } = testAuth();
  expect(await auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: ada.password })).toBeNull();
  expect(logged()).toContain("the first administrator was created from the environment");
  expect(await browser().providers()).toEqual(["password", "invitation", "password_link"]);
  expect(await browser().signIn("password", ada)).toBeNull();
});

test("the environment creates nobody where another server was faster, and does not say that it did", async () => {
  const { users } = new MemoryStores();
  const { auth, logged } = testAuth({ users: { ...users, createFirstAdministrator: async () => null } });
  expect(await auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: ada.password })).toBeNull();
  expect(logged()).not.toContain("created");
});

test("the environment changes nobody who is there already, and may be wrong then", async () => {
  const { auth, browser, stores } = await testAuthWithAda();
  expect(
    await auth.prepareFirstRun({ adminEmail: "eve@example.com", adminPassword: "another password" }),
  ).toBeNull();
  expect(await auth.prepareFirstRun({ adminEmail: "", adminPassword: "" })).toBeNull();
  expect(stores.rows.users.size).toBe(1);
  expect(await browser().signIn("password", ada)).toBeNull();
});

test.each([
  [
    { adminEmail: "ada", adminPassword: ada.password },
    "DUNNAGE_ADMIN_EMAIL: Give an e-mail address such as you@example.com.",
  ],
  [{ adminEmail: ada.email, adminPassword: "hunter2" }, "DUNNAGE_ADMIN_PASSWORD: At least 12 characters."],
  [{ adminEmail: ada.email }, "DUNNAGE_ADMIN_PASSWORD: At least 12 characters."],
])("an environment of %j is told in a sentence", async (named, sentence) => {
  const { auth, stores } = testAuth();
  await expect(auth.prepareFirstRun(named)).rejects.toThrow(
    new StartupProblem(`The first administrator cannot be created. ${sentence}`),
  );
  expect(stores.rows.users.size).toBe(0);
});
