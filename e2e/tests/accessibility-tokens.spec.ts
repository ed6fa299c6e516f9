import { check, looks } from "../fixtures/accessible.ts";
import { answer } from "../fixtures/answers.ts";
import { createdToken, tokens } from "../fixtures/cannedTokens.ts";
import { expect, test } from "../fixtures/test.ts";

/** None, some, and the way to a new one. */
for (const { colorScheme, locale, width } of looks) {
  test(`tokens, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn }) => {
    test.slow();
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();

    await answer(page, ["tokens", "list"], []);
    await page.goto("/tokens");
    await expect(page.getByRole("region").getByRole("paragraph").first()).toBeVisible();
    await check(page, "tokens, none");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await answer(page, ["tokens", "list"], tokens);
    await page.goto("/tokens");
    await page
      .getByRole("radio", { name: /^(Everybody's|所有人的)$/ })
      .locator("..")
      .click();
    await expect(page.getByText(/Grace/)).toBeVisible();
    await page
      .getByRole("listitem")
      .getByRole("button", { name: /grafana/ })
      .click();
    await expect(page.getByRole("group").filter({ hasText: "grafana" })).toBeVisible();
    await check(page, "tokens, asked whether to revoke one");

    await page.getByRole("main").getByRole("button").first().click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("radio")).toHaveCount(3);
    await dialog.getByRole("combobox").selectOption("");
    await dialog.locator('button[type="submit"]').click();
    await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
    await check(page, "a new token, nothing filled in");
    await answer(page, ["tokens", "create"], createdToken);
    await dialog.getByRole("textbox").fill(createdToken.name);
    await dialog.locator('button[type="submit"]').click();
    await expect(dialog).toContainText("curl");
    await check(page, "a new token, shown this once");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
}
