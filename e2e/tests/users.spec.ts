import { check } from "../fixtures/accessible.ts";
import { administrator, startDunnage } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

const grace = { name: "Grace Hopper", email: "grace@example.com", password: "a long enough password" };
const away = "unix:///nonexistent/docker.sock";

test("somebody is invited, comes, is given another role and is removed", async ({ browser, quiet }) => {
  quiet.allow(/40[139]|503/);
  await using dunnage = await startDunnage({ dockerHost: away, withAdministrator: true });
  const [ours, theirs] = await Promise.all(
    [1, 2].map(async () => (await browser.newContext({ baseURL: dunnage.url })).newPage()),
  );
  if (!ours || !theirs) throw new Error("two browsers");
  await signIn(ours);
  await ours.getByRole("link", { name: "Settings" }).click();
  await ours.getByRole("link", { name: "Users" }).click();
  await ours.getByRole("button", { name: "Invite somebody" }).click();
  await expect(ours.getByLabel("Whom is it for?")).toBeFocused();
  await ours.getByRole("button", { name: "Make the link" }).click();
  await expect(ours.getByLabel("Whom is it for?")).toHaveAccessibleDescription(/Say whom/);
  await ours.getByLabel("Whom is it for?").fill("Grace, nights");
  await ours.getByRole("radio", { name: "Operator" }).check();
  await ours.getByRole("button", { name: "Make the link" }).click();
  const link = await ours.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toMatch(/\/invitation#\S{43}$/);
  await ours.getByRole("button", { name: "Done" }).click();
  await expect(ours.getByRole("button", { name: "Invite somebody" })).toBeFocused();
  await expect(ours.getByRole("region", { name: "Invitations" })).toContainText("Grace, nights");

  await theirs.goto(link);
  await expect(theirs.getByLabel("Name", { exact: true })).toBeFocused();
  await expect(theirs).not.toHaveURL(/#/);
  await theirs.getByLabel("Name", { exact: true }).fill(grace.name);
  await theirs.getByLabel("E-mail").fill(administrator.email);
  await theirs.getByLabel("Password", { exact: true }).fill(grace.password);
  await theirs.getByRole("button", { name: "Create the account" }).click();
  await expect(theirs.getByLabel("E-mail")).toHaveAccessibleDescription(/There is an account/);
  await theirs.getByLabel("E-mail").fill(grace.email);
  await theirs.getByRole("button", { name: "Create the account" }).click();
  await expect(theirs.getByRole("button", { name: /Grace Hopper, account menu/ })).toBeVisible();
  await theirs.getByRole("link", { name: "Settings" }).click();
  await expect(theirs.getByRole("link", { name: "API tokens" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Users" })).toHaveCount(0);

  await expect(ours.getByRole("region", { name: "Invitations" })).toHaveCount(0, { timeout: 20_000 });
  await ours.getByRole("button", { name: "Manage Grace Hopper" }).click();
  const dialog = ours.getByRole("dialog", { name: "Grace Hopper" });
  await dialog.getByRole("radio", { name: "Administrator" }).check();
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(dialog.getByText("has the role Administrator now")).toBeVisible();
  await theirs.goto("/users");
  await expect(theirs.getByText(administrator.email)).toBeVisible();

  await dialog.getByRole("button", { name: "Make a link for a new password" }).click();
  const newPasswordLink = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog.getByRole("button", { name: "Make a link for a new password" })).toBeFocused();
  const lost = await (await browser.newContext({ baseURL: dunnage.url })).newPage();
  await lost.goto(newPasswordLink);
  await expect(lost.getByLabel("New password")).toBeFocused();
  await expect(lost).not.toHaveURL(/#/);
  await lost.getByLabel("New password").fill("short");
  await lost.keyboard.press("Enter");
  await expect(lost.getByLabel("New password")).toHaveAccessibleDescription(/12 to 200 characters/);
  await lost.getByLabel("New password").fill("a password of tomorrow");
  await check(lost, "a new password");
  await lost.getByRole("button", { name: "Set the password" }).click();
  await expect(lost.getByRole("button", { name: /Grace Hopper, account menu/ })).toBeVisible();
  await expect(theirs.getByText("Your session has ended.")).toBeVisible({ timeout: 20_000 });
  await signIn(theirs, { email: grace.email, password: "a password of tomorrow" });
  await lost.goto("about:blank");
  await lost.goto(newPasswordLink);
  await lost.getByLabel("New password").fill("a password of tomorrow");
  await lost.keyboard.press("Enter");
  await expect(lost.getByRole("alert")).toContainText("This link is not valid");
  await lost.context().close();

  await dialog.getByRole("button", { name: "Remove Grace Hopper…" }).click();
  await expect(dialog.getByRole("button", { name: "Remove Grace Hopper", exact: true })).toBeFocused();
  await ours.keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "Remove Grace Hopper…" })).toBeFocused();
  await ours.keyboard.press("Enter");
  await ours.keyboard.press("Enter");
  await expect(ours.getByText("Grace Hopper is removed and signed out everywhere.")).toBeVisible();
  await expect(theirs.getByText("Your session has ended.")).toBeVisible({ timeout: 20_000 });

  await ours.getByRole("button", { name: /^Manage/ }).click();
  await ours.getByRole("button", { name: "Remove Administrator…" }).click();
  await ours.getByRole("button", { name: "Remove Administrator", exact: true }).click();
  await expect(ours.getByRole("alert")).toContainText("is the only administrator");
  await ours.context().close();
  await theirs.context().close();
});

test("one's own sessions and password", async ({ browser, quiet }) => {
  quiet.allow(/40[01]|503/);
  await using dunnage = await startDunnage({ dockerHost: away, withAdministrator: true });
  const [here, there] = await Promise.all(
    [1, 2].map(async () => (await browser.newContext({ baseURL: dunnage.url })).newPage()),
  );
  if (!here || !there) throw new Error("two browsers");
  await signIn(there);
  await signIn(here);
  await here.getByRole("button", { name: /account menu/ }).click();
  await here.getByRole("menuitem", { name: "Your account" }).click();
  await expect(here.getByRole("heading", { name: "Your account" })).toBeVisible();
  const sessions = here.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByText("This browser")).toHaveCount(1);
  await sessions.getByRole("button", { name: /^End the session of Chrome on/ }).click();
  await expect(sessions.getByText("The session is ended.")).toBeVisible();
  await expect(there.getByText("Your session has ended.")).toBeVisible({ timeout: 20_000 });
  await signIn(there);

  const password = "another long password";
  await here.getByLabel("Current password").fill("not the password");
  await here.getByLabel("New password").fill(password);
  await here.keyboard.press("Enter");
  await expect(here.getByRole("alert")).toContainText("current password is not right");
  await here.getByLabel("Current password").fill(administrator.password);
  await here.getByRole("button", { name: "Change the password" }).click();
  await expect(here.getByText("The password is changed, and 1 other session was ended.")).toBeVisible();
  await expect(there.getByText("Your session has ended.")).toBeVisible({ timeout: 20_000 });
  await signIn(there, { email: administrator.email, password });
  await here.context().close();
  await there.context().close();
});
