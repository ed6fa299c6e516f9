import { check, looks } from "../fixtures/accessible.ts";
import { answer } from "../fixtures/answers.ts";
import { unevenHistory } from "../fixtures/cannedObjectHistory.ts";
import { type Dunnage, startDunnage } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// The demo has a past of its objects: a volume that fills up, a container of three days, an image that does not change.

let dunnage: Dunnage;
test.beforeAll(async () => {
  dunnage = await startDunnage({ dockerHost: null, withAdministrator: false });
});
test.afterAll(() => dunnage?.[Symbol.asyncDispose]());

test("an object's page has its bytes over time: a chart, its pace, and the same as a table", async ({
  page,
}) => {
  await page.goto(dunnage.url);
  await page.getByRole("button", { name: "Enter the demo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "demo" })).toBeVisible();
  await page.goto(`${dunnage.url}/usage/volumes/shop_db`);
  const panel = page.getByRole("region", { name: "Bytes over time" });
  await expect(panel.locator("svg path.fill-volumes")).toBeVisible();
  await expect(panel.getByRole("radio", { name: "Week" })).toBeChecked();

  await panel.getByText("Month", { exact: true }).click();
  await expect(page).toHaveURL(/range=month/);
  // 14.2 GB in 61 days.
  await expect(panel.getByRole("definition").last()).toHaveText(/^\+2\d\d MB$/);
  const shown = panel.locator("time").first();
  const last = await shown.getAttribute("datetime");
  await panel.locator("svg[width]").hover({ position: { x: 80, y: 60 } });
  await expect(shown).not.toHaveAttribute("datetime", last ?? "");
  await page.mouse.move(0, 0);
  await expect(shown).toHaveAttribute("datetime", last ?? "");

  await panel.getByText("The samples as a table").click();
  const table = panel.getByRole("table", { name: /What it took/ });
  const figures = await table
    .getByRole("cell")
    .locator("data")
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute("value"))));
  expect(figures.length).toBeGreaterThan(100);
  expect(figures[0]).toBeGreaterThan((figures.at(-1) ?? 0) * 1.5);

  // What takes no disk has none, and build cache says why it has none.
  await page.goto(`${dunnage.url}/usage?kind=networks`);
  await page.getByRole("grid").getByRole("link", { name: "shop_default" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop_default");
  await expect(page.getByRole("region", { name: "History" })).toBeVisible();
  await expect(panel).toHaveCount(0);
  await page.goto(`${dunnage.url}/usage?kind=buildCache`);
  await page.getByRole("grid").getByRole("rowheader").first().getByRole("link").click();
  await expect(panel).toContainText("Not written down for build cache");
});

for (const { colorScheme, locale, width } of looks) {
  test(`with gaps, and before the first sample, ${locale}, ${colorScheme}, ${width} px`, async ({
    browser,
  }) => {
    const look = { colorScheme, locale, viewport: { width, height: 900 } };
    const page = await (await browser.newContext({ ...look, baseURL: dunnage.url })).newPage();
    await page.goto("/");
    await page.getByRole("button", { name: /^(Enter the demo|进入演示)$/ }).click();
    await expect(page.getByRole("table").first()).toBeVisible();
    await answer(page, ["dockerSystem", "objectHistory"], unevenHistory);
    await page.goto("/usage/volumes/shop_db");
    const panel = page.getByRole("region", { name: /^(Bytes over time|占用随时间的变化)$/ });
    // Two stretches and a dot.
    await expect(panel.locator("svg path.fill-none")).toHaveAttribute("d", /^M[^M]*M[^M]*ZM[^M]*$/);
    await panel.locator("summary").click();
    await expect(panel.getByRole("row")).toHaveCount(8);
    await expect(panel.getByText(/^(not known|未知)$/)).toHaveCount(2);
    await check(page, "with gaps");

    await answer(page, ["dockerSystem", "objectHistory"], { ...unevenHistory, points: [] });
    await page.reload();
    await expect(panel).toContainText(/five minutes after Dunnage starts|启动五分钟后/);
    await check(page, "empty");
    await page.context().close();
  });
}
