import { expect, test } from "vitest";
import { administrator, signInBy, startTestDunnage, type TestDunnage } from "../test/dunnage.ts";

// Several people on one server, over HTTP.

const grace = { name: "Grace", email: "grace@example.com", password: "a long enough password" };

async function withGrace(server: TestDunnage, role: "viewer" | "operator" | "administrator") {
  const ada = await server.signIn();
  const { link } = await ada.client.users.invite.mutate({ whom: "Grace, nights", role });
  const token = new URL(link).hash.slice(1);
  const visitor = await signInBy(server.url, "invitation", { ...grace, token });
  const { user } = await visitor.client.session.current.query();
  return { ada, visitor, user, token };
}

test("somebody who is invited, demoted and removed can do what they may at that moment", async () => {
  await using server = await startTestDunnage();
  const { ada, visitor, user, token } = await withGrace(server, "administrator");
  expect(user).toMatchObject({ name: "Grace", email: grace.email, role: "administrator" });
  expect(await visitor.client.users.list.query()).toHaveLength(2);

  await ada.client.users.setRole.mutate({ id: user.id, role: "viewer" });
  await expect(visitor.client.users.list.query()).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  expect((await visitor.client.session.current.query()).user.role).toBe("viewer");

  await ada.client.users.remove.mutate({ id: user.id });
  await expect(visitor.client.session.current.query()).rejects.toMatchObject({
    data: { code: "UNAUTHORIZED" },
  });
  await expect(signInBy(server.url, "password", grace)).rejects.toThrow("invalid_credentials");

  const { entries } = await ada.client.audit.list.query({});
  expect(new Map(entries.map(({ action, who }) => [action, who?.name ?? null]))).toEqual(
    new Map([
      ["users.remove", "Administrator"],
      ["users.setRole", "Administrator"],
      ["users.invite", "Administrator"],
      ["invitation.accepted", "Grace"],
      ["administrator.created", null],
    ]),
  );
  expect(JSON.stringify(entries)).not.toContain(token);
});

test("the last administrator stays one", async () => {
  await using server = await startTestDunnage();
  const { ada } = await withGrace(server, "operator");
  const { id } = (await ada.client.session.current.query()).user;
  const refusal = { data: { httpStatus: 409, report: { code: "last_administrator" } } };
  await expect(ada.client.users.setRole.mutate({ id, role: "viewer" })).rejects.toMatchObject(refusal);
  await expect(ada.client.users.remove.mutate({ id })).rejects.toMatchObject(refusal);
});

test("an administrator ends somebody's sessions, one and all", async () => {
  await using server = await startTestDunnage();
  const { ada, visitor, user } = await withGrace(server, "viewer");
  const phone = await server.signIn(grace);
  await server.signIn(grace);
  const mine = (await phone.client.session.list.query()).find(({ current }) => current);
  expect(await ada.client.users.sessions.query({ id: user.id })).toHaveLength(3);
  await ada.client.users.endSession.mutate({ user: user.id, id: mine?.id ?? "" });
  await expect(phone.client.session.current.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
  expect(await visitor.client.session.current.query()).toMatchObject({ user: { name: "Grace" } });
  expect(await ada.client.users.endSessions.mutate({ id: user.id })).toEqual({ ended: 2 });
  await expect(visitor.client.session.current.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });
});

test("people end their own sessions and no others', and change their password", async () => {
  await using server = await startTestDunnage();
  const { ada, visitor } = await withGrace(server, "viewer");
  const phone = await server.signIn(grace);
  const foreign = (await ada.client.session.list.query())[0]?.id ?? "";
  await expect(visitor.client.session.end.mutate({ id: foreign })).rejects.toMatchObject({
    data: { httpStatus: 404, report: { code: "session_not_found" } },
  });
  expect(await visitor.client.session.endOthers.mutate()).toEqual({ ended: 1 });
  await expect(phone.client.session.current.query()).rejects.toMatchObject({ data: { httpStatus: 401 } });

  const password = "another long password";
  await expect(
    visitor.client.session.changePassword.mutate({ current: "not it at all", password }),
  ).rejects.toMatchObject({ data: { httpStatus: 400, report: { code: "wrong_password" } } });
  await visitor.client.session.changePassword.mutate({ current: grace.password, password });
  expect(await (await server.signIn({ ...grace, password })).client.session.current.query()).toMatchObject({
    user: { name: "Grace" },
  });
  const audit = JSON.stringify((await ada.client.audit.list.query({})).entries);
  expect(audit).toContain("session.changePassword");
  const secrets = [password, grace.password, administrator.password, "not it at all"];
  for (const secret of secrets) {
    expect(audit).not.toContain(secret);
    expect(server.log.join("\n")).not.toContain(secret);
  }
});
