import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ serviceWorkers: "allow" });

test("the page can be installed, and keeps nothing but the page that says that the server is away", async ({
  page,
  quiet,
}) => {
  quiet.allow(/404|503|ERR_/);
  await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
  await page.goto(dunnage.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A browser without a window or in private mode installs nothing, whatever the page.
  const ofThePage = installabilityErrors.filter(({ errorId }) => !/incognito/.test(errorId));
  expect(ofThePage).toEqual([]);

  const icons = await page.evaluate(async () => {
    const manifest = (await (await fetch("/manifest.webmanifest")).json()) as {
      icons: { src: string; sizes: string; type: string }[];
    };
    return Promise.all(
      manifest.icons.map(async ({ src, sizes, type }) => {
        const answer = await fetch(src);
        if (type !== "image/png") return { sizes, found: sizes, type: answer.headers.get("content-type") };
        const { width, height } = await createImageBitmap(await answer.blob());
        return { sizes, found: `${width}x${height}`, type: answer.headers.get("content-type") };
      }),
    );
  });
  expect(icons.map(({ found }) => found)).toEqual(icons.map(({ sizes }) => sizes));
  expect(icons.map(({ type }) => type?.split(";")[0])).toEqual([
    "image/png",
    "image/png",
    "image/png",
    "image/svg+xml",
  ]);

  await page.getByRole("button", { name: "Enter the demo" }).click();
  await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.toSorted()).toEqual([
    "/before-paint.js",
    "/favicon.svg",
    "/offline.css",
    "/offline.html",
    "/offline.js",
  ]);
  await page.goto("about:blank");
});

for (const [locale, heading] of [
  ["en-GB", "Dunnage does not answer"],
  ["zh-CN", "Dunnage 没有响应"],
] as const) {
  test(`while the server is away a page says so, and goes on by itself when it is back (${locale})`, async ({
    browser,
    quiet,
  }) => {
    quiet.allow(/503|ERR_/);
    await using dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
    const context = await browser.newContext({ locale, baseURL: dunnage.url, serviceWorkers: "allow" });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await dunnage.stop();
    await page.goto("/usage");
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole("heading")).toHaveCount(1);
    await expect(page).toHaveTitle(/Dunnage/);
    await expect(page.locator("html")).toHaveAttribute("lang", locale.startsWith("zh") ? "zh-CN" : "en");
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("system-ui");
    await dunnage.restart();
    await expect(page.getByRole("button", { name: /^(Enter the demo|进入演示)$/ })).toBeVisible({
      timeout: 20_000,
    });
    await context.close();
  });
}
