import { administrator } from "../fixtures/dunnage.ts";
import { client, signInAtProvider, startSingleSignOn } from "../fixtures/identityProvider.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

// Against a provider of its own, on this machine, by the real protocol.

/** Its page asks for fonts of another host, and has no icon. */
const providersOwn = /ERR_NAME_NOT_RESOLVED|ERR_INTERNET|404/;
const grace = { email: "grace@example.com", name: "Grace Hopper" };

test("somebody comes by single sign-on with the role of their groups, back to where they were, and with another one the next time", async ({
  browser,
  quiet,
}) => {
  quiet.allow(/40[13]|503/);
  quiet.allow(providersOwn);
  await using sso = await startSingleSignOn({ withAdministrator: true });
  sso.people.set("grace", { ...grace, groups: ["admins", "choir"] });
  const page = await browser.newPage({ baseURL: sso.dunnage.url });
  const requests: URL[] = [];
  page.on("request", (request) => requests.push(new URL(request.url())));

  await page.goto("/users");
  await page.getByRole("button", { name: "Sign in with Example ID" }).click();
  await signInAtProvider(page, "grace");
  await expect(page.getByRole("button", { name: "Grace Hopper, account menu" })).toBeVisible();
  await expect(page).toHaveURL(`${sso.dunnage.url}/users`);
  await expect(page.getByRole("listitem").filter({ hasText: grace.email })).toContainText("Single sign-on");
  const asked = requests.find(({ searchParams }) => searchParams.has("code_challenge"));
  expect(Object.fromEntries(asked?.searchParams ?? [])).toMatchObject({
    code_challenge_method: "S256",
    state: expect.any(String),
    nonce: expect.any(String),
    scope: "openid profile email",
  });

  // An administrator cannot give what the provider gives.
  await page.getByRole("button", { name: "Manage Grace Hopper" }).click();
  await expect(page.getByRole("dialog")).toContainText("says what role Grace Hopper has");
  await page.keyboard.press("Escape");
  await page.goto("/account");
  await expect(page.getByRole("region", { name: "How you sign in" })).toContainText("single sign-on");
  await expect(page.getByLabel("Current password")).toHaveCount(0);

  sso.people.set("grace", { ...grace, groups: ["night shift"] });
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign in with Example ID" }).click();
  await expect(page.getByRole("button", { name: "Grace Hopper, account menu" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("link", { name: "API tokens" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Users" })).toHaveCount(0);
  await page.getByRole("button", { name: /account menu/ }).click();
  await expect(page.getByRole("menu")).toContainText("Operator");
  await page.context().close();
});

test("nobody gets in without a group that has a role, nor into an account by its address", async ({
  browser,
  quiet,
}) => {
  quiet.allow(/40[13]|503/);
  quiet.allow(providersOwn);
  await using sso = await startSingleSignOn({ withAdministrator: true });
  sso.people.set("guest", { ...grace, groups: ["choir"] });
  sso.people.set("impostor", { email: administrator.email, name: "Impostor", groups: ["night shift"] });
  sso.people.set("nameless", { groups: ["admins"] });
  const attempt = async (name: string) => {
    const page = await (await browser.newContext({ baseURL: sso.dunnage.url })).newPage();
    await page.goto("/");
    await page.getByRole("button", { name: "Sign in with Example ID" }).click();
    await signInAtProvider(page, name);
    return page;
  };
  const guest = await attempt("guest");
  await expect(guest.getByRole("alert")).toContainText("none of your groups may use this Dunnage");
  await expect(guest).toHaveURL(`${sso.dunnage.url}/sign-in`);
  await guest.goto("/");
  await expect(guest.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await guest.context().close();

  const nameless = await attempt("nameless");
  await expect(nameless.getByRole("alert")).toContainText("does not tell your e-mail address");
  await nameless.context().close();

  const impostor = await attempt("impostor");
  await impostor.getByRole("button", { name: "Impostor, account menu" }).click();
  await expect(impostor.getByRole("menu")).toContainText("Operator");
  await impostor.context().close();

  const page = await (await browser.newContext({ baseURL: sso.dunnage.url })).newPage();
  await signIn(page);
  await page.goto("/users");
  await expect(page.getByRole("listitem").filter({ hasText: administrator.email })).toHaveCount(2);
  await expect(page.getByText(grace.email)).toHaveCount(0);
  await page.context().close();
});

test("what goes wrong on the way is said on the sign-in page, and passwords still work", async ({
  browser,
  quiet,
}) => {
  quiet.allow(/40[013]|503/);
  quiet.allow(providersOwn);
  await using sso = await startSingleSignOn({ withAdministrator: true });
  const page = await browser.newPage({ baseURL: sso.dunnage.url });

  // Somebody who turns back on the provider's page.
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in with Example ID" }).click();
  await page.getByRole("link", { name: /cancel/i }).click();
  await expect(page.getByRole("alert")).toContainText("did not let you in, or you left its page");

  // An answer that this browser never asked for.
  await page.goto(`/api/auth/callback/sso?code=stolen&state=forged&iss=x`);
  await expect(page.getByRole("alert")).toContainText("Single sign-on did not work");
  await expect(page).toHaveURL(`${sso.dunnage.url}/sign-in`);

  await sso.goAway();
  await page.getByRole("button", { name: "Sign in with Example ID" }).click();
  await expect(page.getByRole("alert")).toContainText("provider does not answer");
  await expect(page.getByRole("button", { name: "Sign in with Example ID" })).toBeEnabled();
  await signIn(page);
  await page.context().close();
});

test("without passwords the provider makes the first administrator", async ({ browser, quiet }) => {
  quiet.allow(/401|503/);
  quiet.allow(providersOwn);
  await using sso = await startSingleSignOn({
    withAdministrator: false,
    variables: { DUNNAGE_PASSWORDS: "off" },
  });
  expect(sso.dunnage.setupLink).toBeNull();
  expect(sso.dunnage.said.join()).not.toContain(client.secret);
  sso.people.set("grace", { ...grace, groups: ["admins"] });
  const page = await browser.newPage({ baseURL: sso.dunnage.url });
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Sign in with Example ID" })).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Sign in with Example ID" }).click();
  await signInAtProvider(page, "grace");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Users" }).click();
  await expect(page.getByText(grace.email)).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite somebody" })).toHaveCount(0);
  await page.context().close();
});
