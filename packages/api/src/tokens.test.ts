import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { createCaller } from "./root.ts";
import { lesserRole, Role } from "./schemas/primitives.ts";
import { NewToken } from "./schemas/token.ts";

const ci = { name: "ci", role: "viewer", expiresInDays: 90 } as const;
const complaintsOf = (input: unknown) => {
  const { error } = NewToken.safeParse(input);
  return error ? fieldErrorsOf(error) : [];
};

test.each([{}, { expiresInDays: null }, { role: "administrator" }, { expiresInDays: 3650 }])(
  "a token with %j is taken",
  (change) => {
    expect(complaintsOf({ ...ci, ...change })).toEqual([]);
  },
);

test.each([
  [{ name: " " }, "name"],
  [{ name: "a\nb" }, "name"],
  [{ role: "root" }, "role"],
  [{ expiresInDays: 0 }, "expiresInDays"],
  [{ expiresInDays: 1.5 }, "expiresInDays"],
  [{ expiresInDays: 3651 }, "expiresInDays"],
  [{ expiresInDays: undefined }, "expiresInDays"],
  [{ expiresAt: null }, "expiresAt"],
])("a token with %j is refused, naming the field", (change, field) => {
  expect(complaintsOf({ ...ci, ...change })).toEqual([
    { field, message: expect.stringMatching(/^(?!.*such as null).*\.$/) },
  ]);
});

test("the lesser of two roles is that which may do less", () => {
  for (const [rank, role] of Role.options.entries())
    for (const [otherRank, other] of Role.options.entries())
      expect(lesserRole(role, other)).toBe(Role.options[Math.min(rank, otherRank)]);
});

describe("a token's role", () => {
  test.each(Role.options)("is no higher than that of its owner, here %s", async (role) => {
    const { context, calls } = recordingContext(role);
    const caller = createCaller(context);
    for (const asked of Role.options) {
      const outcome = caller.tokens.create({ ...ci, role: asked });
      if (lesserRole(asked, role) === asked) {
        await expect(outcome).resolves.toBeDefined();
        continue;
      }
      await expect(outcome).rejects.toMatchObject({
        code: "BAD_REQUEST",
        cause: { issues: [{ path: ["role"], message: expect.stringContaining(role) }] },
      });
    }
    expect(calls).toHaveLength(Role.options.indexOf(role) + 1);
  });
});

describe("whose tokens", () => {
  const asked = (role: Role) => {
    const { context } = recordingContext(role);
    const whose: (string | null)[] = [];
    const tokens = { ...context.tokens };
    context.tokens.list = (of) => {
      whose.push(of);
      return tokens.list(of);
    };
    context.tokens.revoke = (revoked, of) => {
      whose.push(of);
      return tokens.revoke(revoked, of);
    };
    return { caller: createCaller(context), whose };
  };
  const id = "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e";

  test.each(["viewer", "operator"] as const)("a %s sees and revokes: their own", async (role) => {
    const { caller, whose } = asked(role);
    await caller.tokens.list();
    await caller.tokens.list({ everybodys: false });
    await caller.tokens.revoke({ id });
    expect(whose).toEqual(["u", "u", "u"]);
    await expect(caller.tokens.list({ everybodys: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(whose).toHaveLength(3);
  });

  test("an administrator sees and revokes: their own, or anybody's", async () => {
    const { caller, whose } = asked("administrator");
    await caller.tokens.list();
    await caller.tokens.list({ everybodys: true });
    await caller.tokens.revoke({ id });
    expect(whose).toEqual(["u", null, null]);
  });
});

test("who it is tells the token that it was asked with", async () => {
  const token = { id: "t", name: "ci" };
  const current = (by: typeof token | null) =>
    createCaller(recordingContext("viewer", undefined, by).context).session.current();
  expect(await current(token)).toMatchObject({ token, user: { role: "viewer" } });
  expect(await current(null)).toMatchObject({ token: null });
});
