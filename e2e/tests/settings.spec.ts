import { check, looks } from "../fixtures/accessible.ts";
import { answer } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

test("settings are changed, hold over a restart, and are put back, by keyboard", async ({
  own: { page, dunnage },
  quiet,
}) => {
  quiet.allow(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|503/);
  await page.goto("/");
  await page.getByRole("link", { name: "Settings" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "General settings" })).toBeFocused();
  const bytes = page.getByLabel("Less free than (GB)", { exact: true });
  const save = page.getByRole("button", { name: "Save" });
  await expect(bytes).toHaveValue("10");
  await expect(save).toBeDisabled();

  await bytes.fill("none");
  await save.press("Enter");
  await expect(bytes).toBeFocused();
  await expect(bytes).toHaveAccessibleDescription(/Give a number above 0/);
  await bytes.fill("2.5");
  await page.getByLabel("Keep samples for (days)").fill("30");
  await expect(
    page.getByText("Samples that are older are removed with the next one, for good."),
  ).toBeVisible();
  await save.press("Enter");
  await expect(page.getByText("The settings are saved, and hold from now on.")).toBeVisible();
  const back = page.getByRole("button", { name: "Put back to 10.0 GB and 731 days" });
  await expect(back).toBeFocused();

  await dunnage.restart();
  await page.goto("/settings");
  await expect(bytes).toHaveValue("2.5");
  await bytes.fill("");
  await bytes.press("Enter");
  await page.getByRole("button", { name: "Put back to 2.50 GB" }).press("Enter");
  await expect(page.getByText("The settings are as they were.")).toBeVisible();
  await expect(bytes).toHaveValue("2.5");
});

for (const { colorScheme, locale, width } of looks) {
  test(`settings, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn, client }) => {
    test.slow();
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    const main = page.getByRole("main");
    await page.goto("/settings");
    await expect(main.getByRole("textbox")).toHaveCount(3);
    await check(page, "settings");
    await main.getByRole("textbox").first().fill("x");
    await main.locator('button[type="submit"]').click();
    await expect(main.locator('[aria-invalid="true"]')).toBeFocused();
    await check(page, "settings, and what is wrong with one");
    await main.getByRole("textbox").first().fill("9");
    await main.locator('button[type="submit"]').click();
    await expect(main.getByRole("status").first().getByRole("button").first()).toBeFocused();
    await check(page, "settings, changed");
    await main.getByRole("status").first().getByRole("button").first().click();
    await expect(main.getByRole("textbox").first()).toHaveValue("10");

    const session = await client.session.current.query();
    await answer(page, ["session", "current"], { ...session, user: { ...session.user, role: "viewer" } });
    await page.goto("/settings");
    await expect(main.getByRole("definition").first()).toBeVisible();
    await expect(main.getByRole("textbox")).toHaveCount(0);
    await check(page, "settings for a viewer");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
}
