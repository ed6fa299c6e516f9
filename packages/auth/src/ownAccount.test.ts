import { expect, test } from "vitest";
import { ada, type TestAuth, testAuthWithAda } from "./testing/testAuth.ts";

const password = "another long password";

async function adaHere({ auth, browser }: TestAuth) {
  const visitor = browser();
  expect(await visitor.signIn("password", ada)).toBeNull();
  const session = await auth.sessionOf(visitor.request("/"));
  if (!session) throw new Error("not signed in");
  const client = { address: "192.0.2.1", userAgent: "" };
  return { visitor, session, by: { user: session.user, client, token: null } };
}

test("a changed password counts at once, and ends every session but this one", async () => {
  const given = await testAuthWithAda();
  const { account } = given.auth.services;
  const elsewhere = await adaHere(given);
  const { visitor, session, by } = await adaHere(given);
  expect(await account.changePassword({ current: ada.password, password }, session.id, by)).toEqual({
    ended: 1,
  });
  expect(await given.auth.sessionOf(visitor.request("/"))).not.toBeNull();
  expect(await given.auth.sessionOf(elsewhere.visitor.request("/"))).toBeNull();
  expect(await given.browser().signIn("password", ada)).toBe("invalid_credentials");
  expect(await given.browser().signIn("password", { ...ada, password })).toBeNull();
});

test("a wrong current password changes nothing, and guessing it is limited", async () => {
  const given = await testAuthWithAda();
  const { session, by } = await adaHere(given);
  const change = (current: string) =>
    given.auth.services.account.changePassword({ current, password }, session.id, by);
  for (let i = 0; i < 5; i++)
    await expect(change(`guess ${i}`)).rejects.toMatchObject({ code: "wrong_password" });
  await expect(change(ada.password)).rejects.toMatchObject({ code: "too_many_attempts" });
  expect(await given.browser().signIn("password", ada)).toBeNull();
});

test("sessions are listed, and ended by their own user alone", async () => {
  const given = await testAuthWithAda();
  const { sessions } = given.auth.services;
  const [here, there] = [await adaHere(given), await adaHere(given)];
  const list = () => sessions.listOf(here.session.user.id, here.session.id);
  expect(await list()).toMatchObject([
    { userAgent: "Browser/1.0", address: "192.0.2.1", startedAt: here.session.startedAt },
    {},
  ]);
  expect((await list()).filter(({ current }) => current).map(({ id }) => id)).toEqual([here.session.id]);
  const refusal = { code: "session_not_found" };
  await expect(sessions.endOneOf("somebody else", there.session.id)).rejects.toMatchObject(refusal);
  await sessions.endOneOf(here.session.user.id, there.session.id);
  await expect(sessions.endOneOf(here.session.user.id, there.session.id)).rejects.toMatchObject(refusal);
  expect(await given.auth.sessionOf(there.visitor.request("/"))).toBeNull();
  expect(await list()).toHaveLength(1);
});

test("the list of users says who signed in when, and with how many sessions", async () => {
  const given = await testAuthWithAda();
  const { users } = given.auth.services;
  expect(await users.list()).toMatchObject([{ email: ada.email, signedInAt: null, sessions: 0 }]);
  await adaHere(given);
  expect(await users.list()).toMatchObject([
    { email: ada.email, signedInAt: "2026-01-01T00:00:00.000Z", sessions: 1 },
  ]);
});
