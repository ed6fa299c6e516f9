import type { Page } from "@playwright/test";
import { check, looksOfMany } from "../fixtures/accessible.ts";
import { answer, fail } from "../fixtures/answers.ts";
import { protections, unreachable } from "../fixtures/cannedAnswers.ts";
import { unevenHistory } from "../fixtures/cannedObjectHistory.ts";
import { emptyUsage, fullUsage } from "../fixtures/cannedUsage.ts";
import { expect, test } from "../fixtures/test.ts";

// The page with every object in each of its states, as accessibility.spec.ts has the other pages.

/** An answer of five thousand objects takes its time on a busy machine. */
const slow = { timeout: 30_000 };

for (const { colorScheme, locale, width } of looksOfMany) {
  test(`usage, ${locale}, ${colorScheme}, ${width} px`, async ({
    browser,
    dunnage,
    signedIn,
    client,
    quiet,
  }) => {
    test.setTimeout(240_000);
    quiet.allow(/503/);
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    await usage(page);

    const held = Promise.withResolvers<void>();
    const unavailable = { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } as const;
    await fail(page, "dockerSystem.usage", unavailable, unreachable, held.promise);
    await page.goto("/usage");
    // The page's own: whoever is there is asked first, which is busy too.
    await expect(page.locator('section[aria-busy="true"]').first()).toBeVisible();
    await check(page, "usage, loading");
    held.resolve();
    await expect(page.getByRole("alert")).toContainText(unreachable.params.detail);
    await check(page, "usage, the engine away");
    await page.unrouteAll({ behavior: "ignoreErrors" });

    const session = await client.session.current.query();
    await answer(page, ["session", "current"], { ...session, user: { ...session.user, role: "viewer" } });
    await answer(page, ["dockerSystem", "usage"], fullUsage);
    await page.goto("/usage");
    await expect(page.getByRole("grid")).toContainText("Grace", slow);
    await expect(page.getByRole("grid").getByRole("button", { name: /…$/ })).toHaveCount(0);
    await check(page, "usage for a viewer");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
}

/** Every kind, with everything that can be told of an object; thousands of them; what is done from a row; and nothing. */
async function usage(page: Page): Promise<void> {
  await answer(page, ["dockerSystem", "usage"], fullUsage);
  await answer(page, ["protections", "list"], protections);
  await page.goto("/usage");
  const grid = page.getByRole("grid");
  await expect(grid).toContainText("Grace", slow);
  expect(await grid.getByRole("row").count()).toBeLessThan(60);
  await check(page, "usage: five thousand containers");
  // What the filter knows, and how a column is worked out.
  const help = page.getByRole("main").locator('button[aria-haspopup="dialog"]:visible');
  const told = page.getByRole("dialog");
  for (const opener of [
    help.filter({ has: page.locator("svg") }).first(),
    help.filter({ hasText: "?" }).first(),
  ]) {
    await opener.click();
    await expect(told).toBeVisible();
    await check(page, "usage: help");
    await page.keyboard.press("Escape");
    await expect(told).toBeHidden();
  }
  await grid.getByRole("row").nth(1).focus();
  await page.keyboard.press("End");
  await expect(grid.getByRole("rowheader", { name: /^job-4999/ })).toBeInViewport();
  await check(page, "usage: the last of them, by keyboard");
  await page.keyboard.press("Home");
  const dialog = page.getByRole("dialog");
  await grid
    .getByRole("button", { name: /(web|保护)…$/ })
    .first()
    .click();
  await expect(dialog).toContainText("front page");
  await check(page, "usage: lifting a protection");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await grid
    .getByRole("button", { name: /^(Used|在用)$/ })
    .first()
    .click();
  await expect(dialog).toBeVisible();
  await check(page, "usage: a word explained");
  await page.keyboard.press("Escape");
  await filtering(page);
  for (const kind of ["images", "volumes", "networks", "buildCache", "projects"]) {
    await page.goto(`/usage?kind=${kind}`);
    await expect(grid.getByRole("rowheader").first()).toBeVisible();
    await check(page, `usage: ${kind}`);
  }
  await page.goto("/usage?kind=volumes&tied=containers/web&search=nothing");
  await expect(page.getByRole("main").getByRole("status").getByRole("button")).toBeVisible();
  await check(page, "usage: nothing matches");
  await answer(page, ["dockerSystem", "objectHistory"], unevenHistory);
  for (const [path, words] of [
    ["images/sha256:1f", "shop/web:1"],
    ["containers/web", "front page"],
    ["volumes/forgotten", "9"],
    ["volumes/long-gone", "long-gone"],
  ] as const) {
    await page.goto(`/usage/${path}`);
    await expect(page.getByRole("main")).toContainText(words);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    if (!path.endsWith("gone")) await expect(page.locator("svg path.fill-none.stroke-text")).toBeVisible();
    await check(page, `the page of ${path}`);
  }
  await page.goto("/clean-up?picked=9");
  await expect(page.getByRole("main").getByText(/(Pick it again|重新选择)/)).toBeVisible();
  await check(page, "a pick that was kept elsewhere");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await answer(page, ["dockerSystem", "usage"], emptyUsage);
  await page.goto("/usage?kind=volumes");
  await expect(page.getByRole("tabpanel")).toContainText(/There is no volume|没有卷/);
  await check(page, "usage: nothing there");
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

/** What opens over the table or under it, and a filter that is wrong. */
async function filtering(page: Page): Promise<void> {
  const filter = page.getByRole("combobox", { name: /^(Filter|筛选)$/ });
  await filter.fill("pro");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await check(page, "usage: suggestions", { suggesting: true });
  await page.keyboard.press("Escape");
  await filter.fill("kind:pods projct:shop");
  await filter.blur();
  await expect(page.getByText("kind:pods")).toBeVisible();
  await check(page, "usage: a filter that is wrong");
  await filter.fill("kind:images");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tabpanel").getByRole("status").getByRole("button").first()).toBeVisible();
  await check(page, "usage: found among other kinds");
  await filter.fill("");
  await page.keyboard.press("Escape");
  for (const name of [/^(How to filter|如何筛选)$/, /^(Columns|列)$/]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await check(page, `usage: ${name}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page.getByRole("grid").getByRole("checkbox").first().check();
  await expect(page.getByRole("region", { name: /^(What is picked|已选对象)$/ })).toBeVisible();
  await check(page, "usage: something picked");
}
