import type { Locator, Page } from "@playwright/test";
import { check, looks } from "../fixtures/accessible.ts";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// The demo as somebody meets it who has no engine at hand, and as a screen reader reads it: it is rich, and the same each time.

const pages = [
  ["/usage?kind=volumes", "usage"],
  ["/projects", "projects"],
  ["/projects/shop", "project"],
  ["/history", null],
  ["/protections", "protections"],
  ["/settings", "settings"],
  ["/tokens", "tokens"],
  ["/users", "users"],
  ["/account", null],
  ["/diagnostics", null],
] as const;

/** What a screen reader has of it: names, roles, order. `playwright test -u` writes it anew, figures and times as they are: put their patterns back. */
const reads = (what: Locator, name: string) =>
  expect(what).toMatchAriaSnapshot({ name: `${name}.aria.yml`, timeout: 30_000 });

/** On a tablet nothing is scrolled to sideways; on a very wide screen the page takes as much as can be read, in the middle. */
async function fits(page: Page): Promise<void> {
  const usual = page.viewportSize();
  for (const width of [768, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const { left, right, over } = await page.evaluate(() => {
      const box = document.querySelector("main")?.getBoundingClientRect();
      const { scrollWidth, clientWidth } = document.documentElement;
      return {
        left: box?.left ?? -1,
        right: clientWidth - (box?.right ?? -1),
        over: scrollWidth - innerWidth,
      };
    });
    expect(over).toBeLessThanOrEqual(0);
    expect(Math.abs(left - right)).toBeLessThanOrEqual(1);
    expect(left).toBeLessThanOrEqual(width === 768 ? 0 : 400);
  }
  if (usual) await page.setViewportSize(usual);
}

test("the demo is entered by a button, says on every page that it is one, and a whole clean-up can be tried", async ({
  page,
}) => {
  test.slow();
  await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
  expect(dunnage.said.join("\n")).toContain("This is a demo");
  const banner = page.getByText("Demo: nothing here is real.", { exact: true });

  await page.goto(dunnage.url);
  await expect(banner).toBeVisible();
  await page.getByRole("button", { name: "Enter the demo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "demo" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
  // What is far down comes when it is looked at.
  for (const region of ["Growth", "Host"])
    await page.getByRole("region", { name: region, exact: true }).scrollIntoViewIfNeeded();
  await reads(page.getByRole("main"), "overview");

  await page.keyboard.press("Control+k");
  await reads(page.getByRole("dialog"), "palette");
  await page.keyboard.press("Escape");

  for (const [path, read] of pages) {
    await page.goto(`${dunnage.url}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(banner).toBeInViewport();
    if (read) await reads(page.getByRole("main"), read);
    await fits(page);
  }

  // Before the first clean-up there is nothing to search, to save or to explain.
  await page.goto(`${dunnage.url}/history`);
  await expect(page.getByRole("link", { name: "Plan a clean-up" })).toBeVisible();
  await expect(page.getByText("Freed", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);

  await page.goto(`${dunnage.url}/clean-up`);
  await reads(page.getByRole("main"), "rules");
  await page.goto(
    `${dunnage.url}/clean-up?containers=stopped&images=unused&volumes=anonymous&networks=unused`,
  );
  await page.getByRole("button", { name: "Make the plan" }).click();
  await reads(page.getByRole("main"), "plan");
  await expect(page.getByRole("grid")).toContainText("notebook");
  await page.mouse.wheel(0, 4000);
  await expect(banner).toBeInViewport();
  await page
    .getByRole("region", { name: "What goes, in all" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("objects from demo?");
  await reads(dialog, "confirm");
  await dialog.getByRole("button", { name: /^Remove/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(banner).toBeInViewport();
  await reads(page.getByRole("main"), "receipt");
  await page.goto(`${dunnage.url}/history`);
  await reads(page.getByRole("main"), "history");
  await page.goto(`${dunnage.url}/usage?q=notebook`);
  await expect(page.getByText("Nothing here matches.", { exact: true })).toBeVisible();
  await page.goto("about:blank");
});

for (const { colorScheme, locale, width } of looks) {
  test(`the demo's door and overview, ${locale}, ${colorScheme}, ${width} px`, async ({ browser }) => {
    test.slow();
    await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const page = await (await browser.newContext({ ...look, baseURL: dunnage.url })).newPage();
    await page.goto("/");
    const enter = page.getByRole("button", { name: /^(Enter the demo|进入演示)$/ });
    await expect(enter).toBeVisible();
    await check(page, "the door");
    await enter.click();
    await expect(page.getByRole("table").first()).toBeVisible({ timeout: 30_000 });
    await check(page, "the overview");
    await page.context().close();
  });
}
