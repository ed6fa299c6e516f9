import { describe, expect, test } from "vitest";
import { roleOf, Sso, type SsoSettings } from "./sso.ts";
import { MemoryStores } from "./testing/memoryStores.ts";
import { testAuth, testAuthWithAda } from "./testing/testAuth.ts";

const settings: SsoSettings = {
  issuer: "http://127.0.0.1:1",
  clientId: "dunnage",
  clientSecret: "the secret of the client",
  name: "Example ID",
  scopes: "openid profile email",
  groupsClaim: "groups",
  groups: { viewer: ["staff"], operator: ["ops", "night shift"], administrator: ["/admins"] },
};
const who = { iss: settings.issuer, sub: "1234", email: "grace@example.com", name: "Grace" };

describe("a role", () => {
  test.each([
    [{ groups: ["staff"] }, "viewer"],
    [{ groups: ["staff", "night shift"] }, "operator"],
    [{ groups: ["/admins", "staff"] }, "administrator"],
    [{ groups: "ops" }, "operator"],
    [{ groups: ["admins", "Staff", "*"] }, null],
    [{ groups: [] }, null],
    [{ groups: [["/admins"]] }, null],
    [{ groups: { "/admins": true } }, null],
    [{ groups: null }, null],
    [{}, null],
  ])("of %j is %s", (claims, role) => {
    expect(roleOf({ ...who, ...claims }, settings)).toBe(role);
  });

  test("is read from a claim inside another, or from one whose name has dots", () => {
    const nested = { ...settings, groupsClaim: "realm_access.roles" };
    expect(roleOf({ ...who, realm_access: { roles: ["ops"] } }, nested)).toBe("operator");
    expect(roleOf({ ...who, realm_access: "ops" }, nested)).toBeNull();
    const named = { ...settings, groupsClaim: "https://example.com/groups" };
    expect(roleOf({ ...who, "https://example.com/groups": ["ops"] }, named)).toBe("operator");
    expect(roleOf(who, { ...settings, groupsClaim: "__proto__.x" })).toBeNull();
  });

  test("can be everybody's, and a group's higher one counts", () => {
    const open = { ...settings, groups: { ...settings.groups, viewer: ["*"] } };
    expect(roleOf(who, open)).toBe("viewer");
    expect(roleOf({ ...who, groups: ["ops"] }, open)).toBe("operator");
  });
});

const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

function withProvider() {
  const stores = new MemoryStores();
  const audited: unknown[] = [];
  const sso = new Sso({
    settings,
    identities: stores.identities,
    audit: {
      record: async (entry) => {
        audited.push(entry);
      },
    },
    now: () => new Date(),
  });
  return {
    stores,
    audited,
    prove: (idToken: object, userinfo: object) => sso.prove(token(idToken), userinfo, "a"),
  };
}

describe("somebody who comes from the provider", () => {
  test("is the same user each time, with the role that their groups have then", async () => {
    const { audited, prove } = withProvider();
    const first = await prove(who, { groups: ["ops"] });
    expect(first).toMatchObject({ name: "Grace", email: who.email, role: "operator" });
    const second = await prove({ ...who, groups: ["staff"], email: "new@example.com" }, {});
    expect(second).toEqual({ ...first, email: "new@example.com", role: "viewer" });
    await prove({ ...who, groups: ["staff"] }, {});
    expect(audited).toMatchObject([
      { action: "sso.user_created", details: { subject: "1234", role: "operator" } },
      { action: "sso.role_changed", details: { role: "viewer", before: "operator" } },
    ]);
  });

  test("is known by the token's subject and issuer, whatever the userinfo says", async () => {
    const { prove } = withProvider();
    const first = await prove({ ...who, groups: ["ops"] }, {});
    const other = await prove({ ...who, sub: "5678", groups: ["ops"] }, { iss: who.iss, sub: who.sub });
    const elsewhere = await prove(
      { ...who, iss: "https://other.example", groups: ["ops"] },
      { iss: who.iss },
    );
    expect(new Set([first.id, other.id, elsewhere.id]).size).toBe(3);
  });

  test("is refused without a group that has a role, and nobody is made", async () => {
    const { stores, prove } = withProvider();
    await expect(prove({ ...who, groups: ["guests"] }, {})).rejects.toMatchObject({ code: "sso_no_role" });
    const { email: _, ...nameless } = who;
    await expect(prove({ ...nameless, groups: ["ops"] }, {})).rejects.toMatchObject({ code: "sso_no_email" });
    expect(stores.rows.users.size).toBe(0);
  });

  test.each([
    [{ name: "\u0000", preferred_username: "grace" }, "grace"],
    [{ name: 5, preferred_username: " " }, who.email],
  ])("and calls themselves %j is %s", async (names, name) => {
    const { prove } = withProvider();
    expect(await prove({ ...who, groups: ["ops"], ...names }, {})).toMatchObject({ name });
  });
});

describe("signing in", () => {
  test("says that the provider does not answer, to the page and to the browser", async () => {
    const { browser, logged } = await testAuthWithAda({ sso: settings });
    const visitor = browser();
    expect(await visitor.providers()).toEqual(["password", "invitation", "password_link", "sso"]);
    const asked = await visitor.post("signin/sso", { csrfToken: await visitor.csrfToken() });
    expect(await asked.json()).toEqual({ url: "/sign-in?problem=sso_unreachable" });
    const back = await visitor.send("callback/sso?code=x&state=y");
    expect(back.headers.get("location")).toBe("/sign-in?problem=sso_unreachable");
    expect(logged()).not.toContain(settings.clientSecret);
  });

  test("takes no parameter of its own address along to the provider, and needs the form's token", async () => {
    const { browser } = await testAuthWithAda({ sso: settings });
    const visitor = browser();
    const forged = await visitor.post("signin/sso", { csrfToken: "f".repeat(64) });
    expect(await forged.text()).not.toContain(settings.issuer);
    const link = await visitor.send("signin/sso?redirect_uri=http://evil.example");
    expect(link.headers.get("location")).toMatch(/^\/sign-in\?/);
  });

  test("leaves nobody a password where those are turned off, nor a session that began with one", async () => {
    const given = await testAuthWithAda();
    const visitor = given.browser();
    expect(
      await visitor.signIn("password", { email: "ada@example.com", password: "correct horse battery" }),
    ).toBeNull();
    const { stores } = given;
    const off = testAuthOff(stores);
    expect(
      await off.auth.prepareFirstRun({ adminEmail: "eve@example.com", adminPassword: "x".repeat(12) }),
    ).toBeNull();
    expect(stores.rows.sessions.size).toBe(0);
    const late = off.browser();
    expect(await late.providers()).toEqual(["sso"]);
    const answer = await late.post("callback/password", {
      email: "ada@example.com",
      password: "correct horse battery",
      csrfToken: await late.csrfToken(),
    });
    expect(await answer.text()).toContain("error=");
    expect(stores.rows.sessions.size).toBe(0);
    const by = { user: { id: "u", name: "U" }, client: { address: "a", userAgent: "" }, token: null };
    const refusal = { code: "passwords_off" };
    const { account, users } = off.auth.services;
    await expect(account.changePassword({ current: "a", password: "b" }, "s", by)).rejects.toMatchObject(
      refusal,
    );
    await expect(users.invite({ whom: "W", role: "viewer" }, by)).rejects.toMatchObject(refusal);
  });
});

function testAuthOff({ users, sessions, identities }: MemoryStores) {
  return testAuth({ users, sessions, identities, sso: settings, passwords: false });
}
