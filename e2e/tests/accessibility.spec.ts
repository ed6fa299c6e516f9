import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answer, fail } from "../fixtures/answers.ts";
import { halfMeasured, mixedRun, underWay, unreachable } from "../fixtures/cannedAnswers.ts";
import { type Dunnage, startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// Every screen and state, in both themes and both languages, at the narrowest and the widest it is made for.

const looks = [
  { colorScheme: "light", locale: "en-GB", width: 1440 },
  { colorScheme: "dark", locale: "en-GB", width: 390 },
  { colorScheme: "light", locale: "zh-CN", width: 390 },
  { colorScheme: "dark", locale: "zh-CN", width: 1920 },
] as const;

/** No violation of WCAG 2.2 AA or of axe's best practices, and nothing to scroll sideways. */
async function check(page: Page, state: string): Promise<void> {
  await test.step(state, async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual(
      [],
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expect(page).toHaveTitle(/Dunnage/);
    // A page without its styles passes axe and proves nothing.
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toContain("Times");
  });
}

for (const { colorScheme, locale, width } of looks) {
  test(`${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn, client, quiet }) => {
    // Two dozen states, and axe takes a second or two for each.
    test.slow();
    quiet.allow(/409|50[23]/);
    const look = { colorScheme, locale, viewport: { width, height: 900 } };

    await using fresh = await startDunnage({
      dockerHost: "unix:///nonexistent/docker.sock",
      withAdministrator: false,
    });
    const stranger = await (await browser.newContext(look)).newPage();
    await outside(stranger, fresh, dunnage);
    await stranger.context().close();

    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    expect((await page.goto("/"))?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", locale.startsWith("zh") ? /^zh/ : /^en/);
    await expect(page.getByRole("table")).toBeVisible();
    await check(page, "overview");
    await page.getByRole("banner").getByRole("button").last().click();
    await expect(page.getByRole("menu")).toBeVisible();
    await check(page, "account menu");
    await page.keyboard.press("Escape");
    await cleanUp(page);

    await page.goto("/no/such/page");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await check(page, "no such page");

    const session = await client.session.current.query();
    await answer(page, ["session", "current"], { ...session, user: { ...session.user, role: "viewer" } });
    const stats = await client.dockerSystem.stats.query({});
    await answer(page, ["dockerSystem", "stats"], halfMeasured(stats));
    await page.goto("/");
    await expect(cleanUpButton(page)).toBeDisabled();
    await expect(cleanUpButton(page)).toHaveAccessibleDescription(/.+/);
    await expect(page.getByRole("table")).toBeVisible();
    await check(page, "overview for a viewer, half of it being measured");
    await page.unrouteAll({ behavior: "ignoreErrors" });

    const held = Promise.withResolvers<void>();
    const unavailable = { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } as const;
    await fail(page, "dockerSystem.*", unavailable, unreachable, held.promise);
    await page.goto("/");
    await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
    await check(page, "overview, loading");
    held.resolve();
    const notice = page.getByRole("alert");
    await expect(notice).toContainText(unreachable.params.detail);
    await expect(notice).toContainText("systemctl status docker");
    await check(page, "overview, the engine away");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  });
}

const cleanUpButton = (page: Page) => page.getByRole("button", { name: /^(清理|Clean up)…/ });

/** What is seen without a session. */
async function outside(page: Page, fresh: Dunnage, dunnage: Dunnage): Promise<void> {
  await page.goto(fresh.url);
  await page.waitForURL("**/setup");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await check(page, "set-up without its link");
  await page.goto(fresh.setupLink ?? "");
  await page.reload();
  await page.getByRole("textbox").first().waitFor();
  await page.locator('button[type="submit"]').click();
  await check(page, "set-up with its link, nothing filled in");
  await page.goto(dunnage.url);
  await page.locator('input[type="email"]').fill("nobody@example.com");
  await page.locator('input[type="password"]').fill("wrong");
  await check(page, "sign-in");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await check(page, "sign-in refused");
}

/** A clean-up from the first choice to its receipt, and one that fails. The engine is not asked for either. */
async function cleanUp(page: Page): Promise<void> {
  const held = Promise.withResolvers<void>();
  await answer(page, ["dockerSystem", "cleanup"], mixedRun, held.promise);
  await cleanUpButton(page).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio").first()).toBeVisible();
  // The last choice of each kind is the widest. By keyboard, as a radio group is used without a mouse.
  for (const group of await dialog.getByRole("group").all()) {
    await group.getByRole("radio", { checked: true }).focus();
    await page.keyboard.press("ArrowLeft");
    if (!(await group.getByRole("radio").last().isChecked())) await page.keyboard.press("ArrowLeft");
    await expect(group.getByRole("radio").last()).toBeChecked();
  }
  await check(page, "clean-up: everything chosen");
  const onwards = dialog.getByRole("button").last();
  await onwards.click();
  await expect(dialog.getByRole("textbox")).toBeVisible();
  await check(page, "clean-up: confirm, with the host's name to be typed");

  await dialog.getByRole("textbox").fill(await page.locator("h1").innerText());
  await onwards.click();
  await expect(dialog.getByRole("progressbar")).toBeVisible();
  await check(page, "clean-up: running");
  await onwards.click();
  await expect(dialog).toBeHidden();
  const strip = page
    .getByRole("main")
    .getByRole("status")
    .filter({ has: page.getByRole("button") });
  await expect(strip.getByRole("button")).toHaveCount(1);
  await check(page, "overview, a clean-up running");
  held.resolve();
  await expect(strip.getByRole("button")).toHaveCount(2);
  await check(page, "overview, a clean-up done");
  await strip.getByRole("button").first().click();
  await expect(dialog).toContainText(mixedRun.id);
  await expect(dialog).toContainText(mixedRun.kinds.buildCache.error.params.detail);
  await check(
    page,
    "clean-up: its result, with something removed, kept and failed, and a kind that could not",
  );
  await onwards.click();
  await expect(dialog).toBeHidden();

  await fail(page, "dockerSystem.cleanup", { code: "CONFLICT", httpStatus: 409 }, underWay);
  await cleanUpButton(page).click();
  await expect(dialog.getByRole("radio").first()).toBeVisible();
  await onwards.click();
  await onwards.click();
  await expect(dialog.getByRole("alert")).toContainText(underWay.params.subject);
  await check(page, "clean-up: refused");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.unrouteAll({ behavior: "ignoreErrors" });
}
