import type { Page } from "@playwright/test";
import { check, looksOfMany } from "../fixtures/accessible.ts";
import { answer, fail } from "../fixtures/answers.ts";
import {
  fullPlan,
  halfMeasured,
  liveRun,
  mixedRun,
  protections,
  summaryOf,
  underWay,
  unreachable,
} from "../fixtures/cannedAnswers.ts";
import { fullDisk, unreadableDisk, unseenDisk } from "../fixtures/cannedDisks.ts";
import { type Dunnage, startDunnage } from "../fixtures/dunnage.ts";
import { grownHost } from "../fixtures/grownHost.ts";
import { expect, test } from "../fixtures/test.ts";

// Every screen and state, in both themes and both languages, at the narrowest and the widest it is made for.

for (const { colorScheme, locale, width } of looksOfMany) {
  test(`${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn, client, quiet }) => {
    // Four dozen states, and axe takes a second or two for each, several on a busy machine.
    test.setTimeout(480_000);
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
    await expect(page.getByRole("table").first()).toBeVisible();
    await check(page, "overview");
    await page.getByRole("banner").getByRole("button").last().click();
    await expect(page.getByRole("menu")).toBeVisible();
    await check(page, "account menu");
    await page.keyboard.press("Escape");
    await growth(page);
    await cleanUp(page);
    await runs(page);
    await protectionsAndAudit(page);

    await page.goto("/no/such/page");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await check(page, "no such page");

    const session = await client.session.current.query();
    await answer(page, ["session", "current"], { ...session, user: { ...session.user, role: "viewer" } });
    const stats = await client.dockerSystem.stats.query({});
    await answer(page, ["dockerSystem", "stats"], halfMeasured(stats));
    await page.goto("/");
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(cleanUpLink(page)).toHaveCount(0);
    await check(page, "overview for a viewer, half of it being measured");
    await page.goto("/clean-up");
    await expect(page.getByRole("main").getByRole("link")).toBeVisible();
    await check(page, "clean-up for a viewer");
    await page.unrouteAll({ behavior: "ignoreErrors" });

    const held = Promise.withResolvers<void>();
    const unavailable = { code: "SERVICE_UNAVAILABLE", httpStatus: 503 } as const;
    await fail(page, "dockerSystem.*", unavailable, unreachable, held.promise);
    // The one that asks the engine nothing.
    await answer(page, ["dockerSystem", "history"], grownHost, held.promise);
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

for (const { colorScheme, locale, width } of looksOfMany) {
  test(`the whole disk, ${locale}, ${colorScheme}, ${width} px`, async ({ browser, dunnage, signedIn }) => {
    test.slow();
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, baseURL: dunnage.url, storageState: signedIn });
    const page = await context.newPage();
    for (const disk of [fullDisk, unseenDisk, unreadableDisk]) {
      await answer(page, ["dockerSystem", "disk"], disk);
      await page.goto("/");
      const panel = page.getByRole("region", { name: /^(The whole disk|整个磁盘)$/ });
      await expect(panel).toContainText(disk.logs ? "shop-web-1" : "/var/lib/docker:ro");
      if (disk.logs) await panel.locator("summary").click();
      await check(page, disk.unseen?.code ?? "with every part");
      await page.unrouteAll({ behavior: "ignoreErrors" });
    }
    await context.close();
  });
}

const cleanUpLink = (page: Page) => page.getByRole("link", { name: /^(清理|Clean up)…/ });

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

/** From the first choice to the last look before it runs, and what refuses it. The engine is asked for none of it. */
async function cleanUp(page: Page): Promise<void> {
  await cleanUpLink(page).click();
  await expect(page.getByRole("radio").first()).toBeVisible();
  // The last choice of each kind is the widest. By keyboard, as a radio group is used without a mouse.
  for (const group of await page
    .getByRole("group")
    .filter({ has: page.getByRole("radio") })
    .all()) {
    await group.getByRole("radio", { checked: true }).focus();
    await page.keyboard.press("ArrowLeft");
    if (!(await group.getByRole("radio").last().isChecked())) await page.keyboard.press("ArrowLeft");
    await expect(group.getByRole("radio").last()).toBeChecked();
    await group.locator("summary").click();
    await group.getByRole("textbox").last().fill("-1");
  }
  await check(page, "clean-up: everything chosen, every limit open");
  const makePlan = page.locator('main button[type="submit"]');
  await makePlan.click();
  // Each is right again as soon as it is changed, and then none of these any more.
  const wrong = page.locator('[aria-invalid="true"]');
  await expect(wrong.first()).toBeVisible();
  await check(page, "clean-up: limits that are not right");
  const fields = await wrong.evaluateAll((all) => all.map((one) => one.getAttribute("name") ?? ""));
  for (const name of fields) await page.locator(`[name="${name}"]`).fill("3");

  const held = Promise.withResolvers<void>();
  await answer(page, ["dockerSystem", "preview"], fullPlan, held.promise);
  await makePlan.click();
  await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
  await check(page, "clean-up: the plan being made");
  held.resolve();
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();
  await check(page, "clean-up: the plan");
  await grid.getByRole("row").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await check(page, "clean-up: the plan, by keyboard");
  await page.getByRole("tab").last().click();
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  await check(page, "clean-up: what stays");
  await grid.getByRole("button").last().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio").first()).toBeVisible();
  await check(page, "clean-up: protecting an object");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("tab").first().click();

  const remove = page.getByRole("region").filter({ hasText: fullPlan.host.name }).getByRole("button").last();
  await remove.click();
  await expect(dialog.getByRole("textbox")).toBeVisible();
  await check(page, "clean-up: the last look, with the host's name to be typed");
  await fail(page, "dockerSystem.cleanup", { code: "CONFLICT", httpStatus: 409 }, underWay);
  await dialog.getByRole("textbox").fill(fullPlan.host.name);
  await dialog.locator('button[type="submit"]').click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await check(page, "clean-up: refused, since another is under way");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

async function growth(page: Page): Promise<void> {
  await answer(page, ["dockerSystem", "history"], grownHost);
  await page.goto("/");
  await expect(page.locator("svg path[class*=fill-images]")).toBeVisible();
  await page.locator("main details summary").click();
  await expect(page.getByRole("row").nth(150)).toBeAttached();
  await check(page, "overview, with a month of samples, as a table too");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto("/");
}

/** A run under way, cut off from its progress, and its receipt; the history of none and of some. */
async function runs(page: Page): Promise<void> {
  await answer(page, ["runs", "get"], liveRun);
  await answer(page, ["runs", "list"], { runs: [summaryOf(liveRun)], next: null });
  await page.route(/runs\.watch/, (route) => route.fulfill({ status: 503 }));
  await page.goto(`/runs/${liveRun.id}`);
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await check(page, "a run under way, its progress cut off");
  await page
    .getByRole("main")
    .getByRole("button", { name: /^(Cancel|取消)…/ })
    .click();
  await check(page, "a run under way: asked whether to cancel it");
  await page.goto("/history");
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await check(page, "the history, a run under way");
  await page.goto("/");
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await check(page, "overview, a run under way");
  await page.unrouteAll({ behavior: "ignoreErrors" });

  await answer(page, ["runs", "get"], mixedRun);
  await answer(page, ["runs", "receipt"], {
    run: mixedRun.id,
    key: "containers/id-of-shop-job-1",
    names: ["shop-job-1"],
    readAt: mixedRun.startedAt,
    inspect: { Id: "0123", Config: { Image: "shop/job:1", Env: ["A=B"] } },
  });
  await page.goto(`/runs/${mixedRun.id}`);
  await expect(page.getByText(mixedRun.kinds.buildCache.error.params.detail).first()).toBeVisible();
  await check(page, "a receipt, with everything that can become of an object");
  await page.getByRole("button", { name: /shop-job-1/ }).click();
  await expect(page.getByRole("dialog").locator("pre")).toContainText("shop/job:1");
  await check(page, "what a removed container was");
  await page.keyboard.press("Escape");
  await page.unrouteAll({ behavior: "ignoreErrors" });

  await answer(page, ["runs", "list"], { runs: [], next: null });
  await page.goto("/history");
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  await check(page, "the history, empty");
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

async function protectionsAndAudit(page: Page): Promise<void> {
  await answer(page, ["protections", "list"], []);
  await page.goto("/protections");
  await expect(page.getByRole("region").getByRole("paragraph").first()).toBeVisible();
  await check(page, "protections, none");
  await page.getByRole("main").getByRole("button").first().click();
  await page.locator('main form button[type="submit"]').click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await check(page, "protections: a new one, nothing filled in");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await answer(page, ["protections", "list"], protections);
  await page.goto("/protections");
  await expect(page.getByText(/^registry\.example\.com/)).toBeVisible();
  await check(page, "protections");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto("/audit");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await check(page, "the audit log");
  await page.goto("/diagnostics");
  await expect(page.getByRole("table").first()).toBeVisible();
  await check(page, "diagnostics");
}
