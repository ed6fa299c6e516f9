import { check } from "../fixtures/accessible.ts";
import { expect, test } from "../fixtures/test.ts";

// Everything by its name or by a key, without a mouse.

test("the palette finds pages, actions and objects, and gives the focus back", async ({ console: page }) => {
  await page.goto("/");
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
  const opener = page.getByRole("button", { name: "Search and commands" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const field = page.getByRole("combobox", { name: "Search pages, actions, objects, runs" });
  await expect(field).toBeFocused();
  await check(page, "the palette");
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("Control+k");
  await field.fill("web audit log");
  await expect(page.getByText("Nothing is called that.")).toBeVisible();
  await field.fill("audit");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/audit$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.keyboard.press("Control+k");
  await field.fill("shop-web-1");
  const object = page.getByRole("option", { name: /^shop-web-1/ });
  await expect(object).toContainText("Containers");
  await object.click();
  await expect(page).toHaveURL(/\/usage\/containers\/[0-9a-f]{64}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("shop-web-1");

  // What can be done with the object whose page is open, and only there.
  await page.keyboard.press("Control+k");
  await field.fill("protect shop-web-1");
  await page.keyboard.press("Enter");
  const protect = page.getByRole("dialog", { name: "Protect shop-web-1" });
  await expect(protect.getByLabel("Why")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(protect).toBeHidden();
  await expect(page.getByRole("button", { name: "Protect…" })).toBeFocused();
  await page.goto("/usage");
  await expect(page.getByRole("grid")).toBeVisible();
  await page.keyboard.press("Control+k");
  await field.fill("protect shop-web-1");
  await expect(page.getByText("Nothing is called that.")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await field.fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("g and a letter go to a page, ? lists all keys, and neither does anything while somebody types or has turned them off", async ({
  console: page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
  // The keys are heard from right after the first paint on.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await expect(page).toHaveURL(/\/usage$/, { timeout: 500 });
  }).toPass();
  const search = page.getByRole("combobox", { name: "Filter" });
  await search.fill("");
  await search.pressSequentially("gh?");
  await expect(search).toHaveValue("gh?");
  await expect(page).toHaveURL(/\/usage/);

  await page.goto("/history");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(sheet).toBeVisible({ timeout: 500 });
  }).toPass();
  await check(page, "the sheet of keys");
  await sheet.getByRole("checkbox", { name: /Keys without Ctrl/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/history$/);
});
