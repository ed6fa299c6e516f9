import { check } from "../fixtures/accessible.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a thumb reaches every page from the bar at the bottom", async ({ console: page }) => {
    await page.goto("/");
    const bar = page.getByRole("navigation", { name: "Pages" });
    const places = bar.getByRole("link").or(bar.getByRole("button"));
    await expect(places).toHaveCount(5);
    for (const place of await places.all()) {
      const box = await place.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    await bar.getByRole("link", { name: "History" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
    await expect(bar.getByRole("link", { name: "History" })).toHaveAttribute("aria-current", "page");
    await bar.getByRole("button", { name: "More" }).tap();
    const more = bar.getByRole("list", { name: "More" });
    await check(page, "more pages");
    await more.getByRole("link", { name: "Protections" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Protections" })).toBeVisible();
    await expect(more).toBeHidden();
    await expect(bar.getByRole("button", { name: "More" })).toHaveAttribute("aria-current", "true");
  });

  test("nothing that keeps to the bottom is under the bar", async ({ console: page }) => {
    await page.goto("/clean-up");
    const bar = await page.getByRole("navigation", { name: "Pages" }).boundingBox();
    const next = await page.getByRole("button", { name: "Make the plan" }).boundingBox();
    expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  });
});

test("what four questions ask for is on the first screen", async ({ console: page }) => {
  await page.goto("/");
  for (const name of ["At a glance", "Disk usage", "Can be had back", "What changed"]) {
    const region = page.getByRole("region", { name, exact: true });
    await expect(region.locator("data, dd, p").first()).toBeVisible();
    const box = await region.boundingBox();
    expect((box?.y ?? 900) + (box?.height ?? 900)).toBeLessThanOrEqual(900);
  }
});
