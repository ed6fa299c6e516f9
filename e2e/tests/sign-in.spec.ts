import { administrator } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

test("a wrong password is refused in words, a right one lets in", async ({ page, dunnage }) => {
  await page.goto(dunnage.url);
  await page.getByLabel("E-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("E-mail or password is wrong.");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Sign in" [level=1]
      - alert: E-mail or password is wrong.
      - textbox "E-mail"
      - textbox "Password"
      - button "Sign in"
  `);

  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /account menu/ })).toBeVisible();
  await expect(page).toHaveTitle(/Dunnage/);
});

test("signing out ends the session, for a kept cookie too", async ({ browser, dunnage }) => {
  const context = await browser.newContext({ baseURL: dunnage.url });
  const page = await context.newPage();
  await signIn(page);
  const { cookies } = await context.storageState();
  const info = () =>
    fetch(`${dunnage.url}/api/trpc/dockerSystem.info`, {
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    });
  expect((await info()).status).toBe(200);

  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect((await info()).status).toBe(401);

  await page.goto("/");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await context.close();
});

test("signing out everywhere ends the other browser's session, which says so and comes back to where it was", async ({
  browser,
  own: { dunnage },
  quiet,
}) => {
  quiet.allow(/401/);
  const [here, there] = await Promise.all([1, 2].map(() => browser.newContext({ baseURL: dunnage.url })));
  if (!here || !there) throw new Error("two browsers");
  const [page, other] = [await here.newPage(), await there.newPage()];
  await signIn(page);
  await signIn(other);
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out everywhere" }).click();
  await expect(page.getByText(/signed out everywhere/)).toBeVisible();

  await expect(other.getByText("Your session has ended.")).toBeVisible({ timeout: 20_000 });
  await here.close();
  await there.close();
});
