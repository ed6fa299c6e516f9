import type { Page } from "@playwright/test";
import { rememberUsage } from "../fixtures/pastSamples.ts";
import { expect, test } from "../fixtures/test.ts";

const GB = 1_000_000_000;
const TOTAL = 200 * GB;

const panelOf = (page: Page) => page.getByRole("region", { name: "Growth" });

/** A host whose images grow by 2.4 GB a day and whose shop grows by 1.2, while what is free shrinks by 4.8. */
const busyHost = (hour: number) => ({
  imagesBytes: 40 * GB + (hour * GB) / 10,
  containersBytes: 3 * GB + ((hour % 7) * GB) / 10,
  volumesBytes: 20 * GB + (hour * GB) / 20,
  buildCacheBytes: Math.round((10 + 6 * Math.abs(Math.sin(hour / 9))) * GB),
  projects: { shop: 20 * GB + (hour * GB) / 20, blog: 5 * GB },
  totalBytes: TOTAL,
  freeBytes: 100 * GB - (hour * GB) / 5,
});

test("before the first sample the panel says when it comes", async ({ own: { page } }) => {
  await expect(panelOf(page)).toContainText(
    "The first sample of what takes the disk is made five minutes after",
  );
  await expect(panelOf(page)).toContainText(/The next one is made in \d+ minutes?\./);
  await expect(panelOf(page).getByRole("radio", { name: "Week" })).toBeChecked();
});

test("a week of samples is a chart, a table, a pace for each kind and project, and a day when the disk is full", async ({
  own: { page, dunnage },
}) => {
  const hours = 7 * 24;
  rememberUsage(dunnage, hours, busyHost);
  await page.reload();
  const panel = panelOf(page);
  // 66.6 GB are free after the last hour: at 4.8 GB a day two weeks.
  await expect(panel).toContainText("At this pace the disk is full in about 14 days, around");
  await expect(panel).toContainText("It fills by 4.80 GB a day");
  await expect(panel.locator("svg path[class*=fill-images]")).toBeVisible();

  const perDay = (name: RegExp) => panel.getByRole("row", { name }).locator("data").last();
  await expect(perDay(/^Images/)).toHaveText("+2.40 GB");
  await expect(perDay(/^Volumes/)).toHaveText("+1.20 GB");
  await expect(perDay(/^shop/)).toHaveText("+1.20 GB");
  await expect(panel.getByRole("row", { name: /^blog/ })).toHaveCount(0);

  const chart = panel.locator("svg[width]");
  const key = panel.locator("time").first();
  const last = await key.getAttribute("datetime");
  await chart.hover({ position: { x: 80, y: 60 } });
  await expect(key).not.toHaveAttribute("datetime", last ?? "");
  await page.mouse.move(0, 0);
  await expect(key).toHaveAttribute("datetime", last ?? "");

  await panel.getByText("The samples as a table").click();
  const rows = panel.getByRole("table", { name: /What took the disk/ }).getByRole("row");
  await expect(rows).toHaveCount(1 + hours - 1);
  await expect(rows.nth(1).locator("data").last()).toHaveAttribute(
    "value",
    String(100 * GB - ((hours - 1) * GB) / 5),
  );
});

test("the range that is chosen is what growth and forecast are of", async ({ own: { page, dunnage } }) => {
  // It grew for a month, and has shrunk for the last day.
  rememberUsage(dunnage, 30 * 24 - 1, (hour) => {
    const late = Math.max(0, hour - 29 * 24);
    const used = Math.round(50 * GB + ((hour - 2 * late) * GB) / 24);
    return { ...busyHost(hour), imagesBytes: used, freeBytes: TOTAL - used };
  });
  await page.reload();
  const panel = panelOf(page);
  await panel.getByText("Day", { exact: true }).click();
  await expect(panel).toContainText("At this pace the disk never fills up.");
  await expect(panel.getByRole("row", { name: /^Images/ })).toContainText("−");
  await panel.getByText("Month", { exact: true }).click();
  await expect(panel).toContainText("At this pace the disk is full in about");
  await expect(panel.getByRole("row", { name: /^Images/ })).toContainText("+");
});

test("where the disk cannot be seen, that is why there is no forecast", async ({
  own: { page, dunnage },
}) => {
  rememberUsage(dunnage, 24, (hour) => ({ ...busyHost(hour), totalBytes: null, freeBytes: null }));
  await page.reload();
  await expect(panelOf(page)).toContainText("Dunnage does not see the file system");
  await expect(panelOf(page).locator("svg path[class*=fill-images]")).toBeVisible();
  await expect(panelOf(page)).not.toContainText("Free on the disk");
});
