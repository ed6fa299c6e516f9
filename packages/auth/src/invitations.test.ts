import { expect, test } from "vitest";
import { ada, type TestAuth, testAuthWithAda } from "./testing/testAuth.ts";

const grace = { name: "Grace", email: "grace@example.com", password: "a long enough password" };
const DAY_MS = 86_400_000;

async function invited({ auth, stores }: TestAuth) {
  const [user] = await stores.users.list("");
  const by = {
    user: { id: user?.id ?? "", name: "Ada" },
    client: { address: "192.0.2.1", userAgent: "" },
    token: null,
  };
  const { link, invitation } = await auth.services.users.invite({ whom: "Grace", role: "operator" }, by);
  return { link, invitation, token: new URL(link).hash.slice(1) };
}

test("an invitation makes one account with its role, and signs in", async () => {
  const given = await testAuthWithAda();
  const { link, token } = await invited(given);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:7070\/invitation#[\w-]{43}$/);
  const visitor = given.browser();
  expect(await visitor.signIn("invitation", { ...grace, token })).toBeNull();
  expect(await visitor.session()).toMatchObject({ user: { name: "Grace", role: "operator" } });
  expect(await given.browser().signIn("password", grace)).toBeNull();
  expect(await given.auth.services.users.invitations()).toEqual([]);
  expect(given.audited).toEqual([
    {
      who: { id: expect.any(String), name: "Grace" },
      address: "192.0.2.1",
      action: "invitation.accepted",
      result: "done",
      details: { role: "operator" },
    },
  ]);

  const late = { ...grace, email: "eve@example.com", token };
  expect(await given.browser().signIn("invitation", late)).toBe("invitation_invalid");
  expect(given.logged()).not.toContain(token);
  expect(given.logged()).not.toContain(grace.password);
});

test.each([
  [{ name: " " }, "invalid_name"],
  [{ email: "grace" }, "invalid_email"],
  [{ email: ada.email.toUpperCase() }, "email_taken"],
  [{ password: "too short" }, "invalid_password"],
])("a form with %j is refused and does not spend the invitation", async (wrong, problem) => {
  const given = await testAuthWithAda();
  const { token } = await invited(given);
  expect(await given.browser().signIn("invitation", { ...grace, ...wrong, token })).toBe(problem);
  expect(await given.browser().signIn("invitation", { ...grace, token })).toBeNull();
});

test("an invitation is void after a week, and once it was withdrawn", async () => {
  const given = await testAuthWithAda();
  const first = await invited(given);
  const second = await invited(given);
  await given.auth.services.users.withdraw(second.invitation.id);
  await expect(given.auth.services.users.withdraw(second.invitation.id)).rejects.toMatchObject({
    code: "invitation_not_found",
  });
  expect(await given.browser().signIn("invitation", { ...grace, token: second.token })).toBe(
    "invitation_invalid",
  );
  given.clock.now = new Date(given.clock.now.getTime() + 7 * DAY_MS);
  expect(await given.browser().signIn("invitation", { ...grace, token: first.token })).toBe(
    "invitation_invalid",
  );
});

test("guessing invitations is limited, and uses up nobody's attempts at a password", async () => {
  const given = await testAuthWithAda();
  const { token } = await invited(given);
  for (let i = 0; i < 5; i++)
    expect(await given.browser().signIn("invitation", { ...grace, token: `guess ${i}` })).toBe(
      "invitation_invalid",
    );
  expect(await given.browser().signIn("invitation", { ...grace, token })).toBe("too_many_attempts");
  expect(await given.browser().signIn("password", ada)).toBeNull();
});
