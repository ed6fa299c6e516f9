import type { Page } from "@playwright/test";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// Every page in the pseudo-locale, whose words are a third longer: a language that needs more room finds it.

const paths = [
  "/",
  ...["containers", "images", "volumes", "networks", "buildCache", "projects"].map(
    (kind) => `/usage?kind=${kind}`,
  ),
  "/clean-up",
  "/history",
  "/protections",
  "/tokens",
  "/users",
  "/webhooks",
  "/audit",
  "/diagnostics",
  "/account",
  "/no/such/page",
];

for (const width of [390, 1440]) {
  test(`at ${width} px nothing is cut off and nothing scrolls sideways`, async ({ browser }) => {
    test.setTimeout(300_000);
    await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
    const context = await browser.newContext({ baseURL: dunnage.url, viewport: { width, height: 900 } });
    await context.addInitScript(() => {
      if (!location.protocol.startsWith("http")) return;
      localStorage.setItem("dunnage.language", "en-XA");
      localStorage.setItem("dunnage.tour", "*");
    });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "en-XA");
    const found: string[] = await cutOff(page, "the door");
    await page.getByRole("button", { name: /^Éñţéŕ/ }).click();
    await expect(page.getByRole("table").first()).toBeVisible({ timeout: 30_000 });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 });
      found.push(...(await cutOff(page, path)));
    }
    await page.goto("/clean-up?containers=stopped&images=unused");
    await page.locator('button[type="submit"]').click();
    await expect(page.getByRole("grid")).toBeVisible();
    found.push(...(await cutOff(page, "a plan")));
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible();
    found.push(...(await cutOff(page, "the palette")));
    expect(found).toEqual([]);
    await context.close();
  });
}

/** What does not fit: the page itself, and words that are cut without a sign of it. */
const cutOff = (page: Page, where: string): Promise<string[]> =>
  page.evaluate((place) => {
    const root = document.documentElement;
    const sideways =
      root.scrollWidth > innerWidth ? [`${place}: ${root.scrollWidth - innerWidth} px too wide`] : [];
    const cut = [
      ...document.querySelectorAll<HTMLElement>("button, a, h1, h2, h3, label, legend, th, dt, [role=tab]"),
    ]
      .filter((element) => {
        const { overflowX, textOverflow, position } = getComputedStyle(element);
        const hides = overflowX !== "visible" && textOverflow !== "ellipsis";
        const forScreenReaders = position === "absolute" && element.clientWidth <= 1;
        return !forScreenReaders && hides && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${place}: ${element.tagName} ${element.textContent}`);
    return [...sideways, ...cut];
  }, where);
