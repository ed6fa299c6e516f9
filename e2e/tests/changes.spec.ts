import type { Page } from "@playwright/test";
import { rememberUsage } from "../fixtures/pastSamples.ts";
import { expect, test } from "../fixtures/test.ts";

const GB = 1_000_000_000;
const HOUR_MS = 3_600_000;
const panelOf = (page: Page) => page.getByRole("region", { name: "What changed" });
const changeOf = (page: Page, name: RegExp) =>
  panelOf(page).getByRole("row", { name }).locator("data").last();

test("before there is a sample it is said since when the host is watched, and that nothing was cleaned up", async ({
  own: { page },
}) => {
  await expect(panelOf(page)).toContainText("There is no sample to compare with yet.");
  await expect(panelOf(page)).toContainText("Dunnage has watched this host since");
  await expect(panelOf(page)).toContainText("Dunnage has cleaned up nothing here yet.");
});

test("what changed since one looked last, by kind and project, and how the last clean-up went", async ({
  own: { page, dunnage, engine },
}) => {
  rememberUsage(dunnage, 48, (hour) => ({
    imagesBytes: hour * GB,
    containersBytes: 0,
    volumesBytes: 0,
    buildCacheBytes: 0,
    projects: { shop: hour * GB, blog: 100 * GB - hour * GB },
    totalBytes: 200 * GB,
    freeBytes: 150 * GB,
  }));
  // As if this person had looked ten hours ago, and not since.
  await page.waitForFunction((ago) => {
    const key = Object.keys(localStorage).find((one) => one.startsWith("dunnage.visit."));
    if (key) localStorage.setItem(key, `${Date.now() - ago} 0`);
    return key;
  }, 10 * HOUR_MS);
  await page.reload();
  await expect(panelOf(page).getByRole("radio", { name: "Last visit" })).toBeChecked();
  // Hour 38 of 48 had 38 GB of images; the engine has none now.
  await expect(changeOf(page, /^Images/)).toHaveAttribute("value", String(-38 * GB));
  await expect(changeOf(page, /^shop/)).toHaveAttribute("value", String(9 * GB));
  await expect(changeOf(page, /^blog/)).toHaveAttribute("value", String(-9 * GB));
  await panelOf(page).getByText("24 hours", { exact: true }).click();
  await expect(changeOf(page, /^Images/)).toHaveAttribute("value", String(-24 * GB));

  await engine.docker(["volume", "create"]);
  await page.goto("/clean-up?images=off&buildCache=off&volumes=anonymous&step=plan");
  await page.getByRole("button", { name: /^Remove 1 object/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Remove/ }).click();
  await page.waitForURL("**/runs/*");
  await expect(page.getByText(/1 object removed/).first()).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(panelOf(page)).toContainText("1 object removed");
  await panelOf(page).getByRole("link", { name: "Last clean-up" }).click();
  await page.waitForURL("**/runs/*");
});
