import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test.ts";

// The page that the REST document is read on: for anybody, without a script, under the same policy as everything else.

for (const { colorScheme, width } of [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 390 },
] as const) {
  test(`in ${colorScheme}, ${width} px wide, it can be read by anybody`, async ({ browser, dunnage }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({
      colorScheme,
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
    });
    const plain = await context.newPage();
    const response = await plain.goto(`${dunnage.url}/api/v1/docs`);
    expect(response?.headers()["content-security-policy"]).not.toContain("unsafe");
    await expect(plain.getByRole("heading", { name: "POST /api/v1/docker/system/cleanup" })).toBeVisible();
    await context.close();

    const scripted = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await scripted.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`${dunnage.url}/api/v1/docs/`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toContain("Times");
    expect(complaints).toEqual([]);
    await scripted.close();
  });
}

test("one gets from the list of addresses to one of them, and from there to what it answers, by keyboard", async ({
  browser,
  dunnage,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${dunnage.url}/api/v1/docs`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the addresses" })).toBeFocused();
  await page.getByText("docker system", { exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "GET /docker/system/usage" }).press("Enter");
  await expect(page.getByRole("heading", { name: "GET /api/v1/docker/system/usage" })).toBeInViewport();
  const section = page.getByRole("region", { name: "GET /api/v1/docker/system/usage", exact: true });
  await section.getByRole("link", { name: "DiskUsage" }).press("Enter");
  await expect(page.getByRole("heading", { name: "DiskUsage", exact: true })).toBeInViewport();
  await context.close();
});
