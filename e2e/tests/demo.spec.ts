import { check, looks } from "../fixtures/accessible.ts";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// The demo as somebody meets it who has no engine at hand.

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
  for (const path of [
    "/usage",
    "/history",
    "/protections",
    "/tokens",
    "/users",
    "/account",
    "/diagnostics",
  ]) {
    await page.goto(`${dunnage.url}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(banner).toBeInViewport();
  }

  await page.goto(
    `${dunnage.url}/clean-up?containers=stopped&images=unused&volumes=anonymous&networks=unused`,
  );
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("grid")).toContainText("notebook");
  await page.mouse.wheel(0, 4000);
  await expect(banner).toBeInViewport();
  await page
    .getByRole("region", { name: "What goes, in all" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("objects from demo?");
  await dialog.getByRole("button", { name: /^Remove/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByText("Finished", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(banner).toBeInViewport();
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
