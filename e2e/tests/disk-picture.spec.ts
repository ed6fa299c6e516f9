import type { Page } from "@playwright/test";
import { check, looks } from "../fixtures/accessible.ts";
import { answer } from "../fixtures/answers.ts";
import { fullDisk } from "../fixtures/cannedDisks.ts";
import { fullUsage } from "../fixtures/cannedUsage.ts";
import { expect, test } from "../fixtures/test.ts";

const panelOf = (page: Page) => page.getByRole("region", { name: /^(Where the disk went|磁盘去向)$/ });
const block = (page: Page, name: RegExp) => panelOf(page).getByRole("treeitem", { name }).first();
const pathOf = (page: Page) =>
  panelOf(page)
    .getByRole("navigation")
    .getByRole("listitem")
    .evaluateAll((all) => all.map((one) => one.querySelector("a")?.textContent));

test("the picture is entered down to an object's page, and left by the browser's back", async ({
  console: page,
  client,
}) => {
  test.slow();
  await page.goto("/?at=disk");
  await block(page, /^Docker \d/).click();
  await expect(page).toHaveURL(/\?at=disk\/docker$/);
  await expect.poll(() => pathOf(page)).toEqual(["Disk", "Docker"]);
  const { diskUsage } = await client.dockerSystem.stats.query({});
  await block(page, /^Volumes \d/).click();
  const shown = panelOf(page).getByText("can be had back").first();
  await expect(shown).toBeVisible();
  await panelOf(page).getByText("Table", { exact: true }).click();
  await expect(page).toHaveURL(/at=disk\/docker\/volumes&as=table$/);
  const sizes = panelOf(page).getByRole("row").locator("td:nth-of-type(1) data");
  const sum = async () => {
    const bytes = await sizes.evaluateAll((all) => all.map((one) => Number(one.getAttribute("value"))));
    return bytes.reduce((total, part) => total + part, 0);
  };
  await expect.poll(sum).toBe(diskUsage.volumes);

  await page.goBack();
  await expect(page).toHaveURL(/\?at=disk\/docker$/);
  await page.goBack();
  await expect.poll(() => pathOf(page)).toEqual(["Disk"]);

  await page.goto("/?at=disk/docker/volumes/project:shop&as=table");
  const link = panelOf(page).getByRole("rowheader").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await expect(page).toHaveURL(/\/usage\/volumes\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

test("by keyboard alone: into a block, to its neighbours, and out again to where one was", async ({
  console: page,
}) => {
  await page.goto("/?at=disk/docker");
  const first = block(page, /^Images \d/);
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await expect(first).not.toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(panelOf(page).locator('[role="treeitem"]:focus')).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect.poll(() => pathOf(page)).toEqual(["Disk", "Docker", "Images"]);
  await expect(panelOf(page).locator('[role="treeitem"]:focus')).toHaveCount(1);
  await page.keyboard.press("Backspace");
  await expect.poll(() => pathOf(page)).toEqual(["Disk", "Docker"]);
  await expect(block(page, /^Images \d/)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect.poll(() => pathOf(page)).toEqual(["Disk"]);
  await expect(block(page, /^Docker \d/)).toBeFocused();
});

test("what is not known is told, and an image shows its layers", async ({ console: page }) => {
  await answer(page, ["dockerSystem", "usage"], fullUsage);
  await answer(page, ["dockerSystem", "disk"], fullDisk);
  test.slow();
  await page.goto("/?at=disk/docker/images/none");
  await expect(panelOf(page)).toContainText("Not drawn, since how much it takes is not known: 2e.", {
    timeout: 30_000,
  });
  await page.goto("/?at=disk/docker/images/project:shop/sha256:1f");
  await expect(block(page, /^Layers of its own 1.00 GB/)).toBeVisible();
});

for (const { colorScheme, locale, width } of looks) {
  test(`the picture, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn }) => {
    test.slow();
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    await answer(page, ["dockerSystem", "usage"], fullUsage);
    await answer(page, ["dockerSystem", "disk"], fullDisk);
    await page.goto("/?at=disk");
    // Five thousand objects take their time on a busy machine.
    await expect(block(page, /^(Containers|容器|\d+ smaller|\d+ 个较小)/)).toBeVisible({ timeout: 30_000 });
    await check(page, "five thousand objects as a picture");
    if (width < 500) {
      const heights = await panelOf(page)
        .getByRole("treeitem")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }
    await page.goto("/?at=disk/docker/containers/project:shop&as=table");
    // Objects are asked for while the picture is in sight: on a phone it is further down.
    await panelOf(page).scrollIntoViewIfNeeded();
    await expect(panelOf(page).getByRole("row").nth(50)).toBeVisible({ timeout: 30_000 });
    await check(page, "and as a table");
    await context.close();
  });
}
