import type { Page } from "@playwright/test";
import { check, looks } from "../fixtures/accessible.ts";
import { fail } from "../fixtures/answers.ts";
import { unreachable } from "../fixtures/cannedAnswers.ts";
import { expect, test } from "../fixtures/test.ts";

/** A host that was just filled takes its time to be read on a busy machine. */
const slow = { timeout: 30_000 };

test("a project is looked at and its clean-up planned, which takes nothing of any other, by keyboard", async ({
  console: page,
  client,
}) => {
  test.slow();
  await page.goto("/projects");
  const list = page.getByRole("list", { name: "Projects" });
  await expect(list.getByRole("listitem")).toHaveCount(2, slow);
  await expect(list.getByRole("listitem").first()).toContainText("1 of 2 running");
  await page.getByRole("searchbox").fill("shopping");
  await expect(page.getByText("No project has this name.")).toBeVisible();
  await page.getByRole("button", { name: "Show all projects" }).press("Enter");
  await page.getByLabel("Sort by").selectOption("name");
  await expect(page).toHaveURL(/sort=name/);
  await expect(list.getByRole("link").first()).toHaveText("blog");
  await list.getByRole("link", { name: "shop" }).press("Enter");

  await expect(page).toHaveURL(/\/projects\/shop$/);
  await expect(page.getByRole("heading", { level: 1, name: "shop" })).toBeFocused();
  const { project } = await client.projects.get.query({ project: "shop" });
  const removal = page.getByRole("region", { name: "Without this project" });
  await expect(removal.locator(`strong data[value="${project.removal.bytes}"]`)).toBeVisible();
  await expect(removal).toContainText("docker compose -p shop down", slow);
  await expect(removal).toContainText("1 volume with a name holds data");
  await removal.getByRole("link", { name: "Plan a clean-up of this project" }).press("Enter");

  await expect(page.getByText("Only what belongs to the compose project shop is looked at.")).toBeVisible();
  const goes = page.getByRole("grid", { name: "What goes" });
  await expect(goes).toContainText("shop-job-1", slow);
  await expect(goes).not.toContainText("forgotten-1");
  await expect(goes).not.toContainText("shop_data");
  await page.getByRole("tab", { name: /What stays/ }).click();
  await expect(page.getByRole("grid")).toContainText("Not of the project shop");
  await page.getByRole("button", { name: "Clean up the whole host" }).press("Enter");
  await expect(page).not.toHaveURL(/project=/);
  await page.goBack();
  await expect(page).toHaveURL(/project=shop/);
});

for (const { colorScheme, locale, width } of looks) {
  test(`projects, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn, quiet }) => {
    test.slow();
    quiet.allow(/404|503/);
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    await states(page);
    await context.close();
  });
}

async function states(page: Page): Promise<void> {
  await page.goto("/projects");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2, slow);
  await check(page, "projects");
  await page.getByRole("main").getByRole("link", { name: "shop" }).click();
  await expect(page.getByText("docker compose -p shop down")).toBeVisible(slow);
  await check(page, "a project");
  await page.goto("/projects/gone");
  await expect(page.getByRole("main").getByRole("status").first()).toContainText("gone");
  await check(page, "a project that is not there");
  const unavailable = { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } as const;
  await fail(page, "projects.*", unavailable, unreachable);
  await page.goto("/projects");
  await expect(page.getByRole("alert")).toContainText(unreachable.params.detail);
  await check(page, "projects, the engine away");
  await page.unrouteAll({ behavior: "ignoreErrors" });
}
