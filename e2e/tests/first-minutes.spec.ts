import type { Page } from "@playwright/test";
import { check } from "../fixtures/accessible.ts";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// What somebody meets who has never seen it.

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Enter the demo" }).click();
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
}

test("whoever is new is asked once, takes the tour by keyboard, and can take it again", async ({ page }) => {
  test.slow();
  await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
  await enter(page, dunnage.url);
  const invitation = page.getByRole("complementary", { name: "Tour" });
  await expect(invitation).toBeVisible();
  await check(page, "the invitation");
  await invitation.getByRole("button", { name: "Take the tour" }).press("Enter");
  const tour = page.getByRole("dialog", { name: "Where the disk went" });
  await expect(tour).toBeVisible();
  await check(page, "the tour");
  await expect(page.getByRole("dialog")).toContainText("1 of 5");
  for (const title of [
    "Every single object",
    "Clean up, exactly",
    "What stays, and what went",
    "Everything by its name",
  ]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
  }
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.reload();
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Take the tour" }).click();
  await expect(tour).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tour).toBeHidden();
  await expect(invitation).toBeHidden();
  await page.goto("about:blank");
});

test("beside a figure there is how it is worked out", async ({ console: page }) => {
  await page.goto("/");
  const help = page.getByRole("button", { name: "Reclaimable: how it is worked out" });
  await help.press("Enter");
  const words = page.getByRole("dialog", { name: "Reclaimable" });
  await expect(words).toContainText("Volumes with a name never count");
  await check(page, "the help");
  await page.keyboard.press("Escape");
  await expect(words).toBeHidden();
  await expect(help).toBeFocused();
});
