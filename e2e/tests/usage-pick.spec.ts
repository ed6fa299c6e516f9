import { makeContainer, makeImage, makeVolume } from "@dunnage/throwaway-engine";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

const filterOf = (page: Page) => page.getByRole("combobox", { name: "Filter" });
const names = (page: Page) => page.getByRole("grid").getByRole("rowheader");

test("from a filter to a pick, from the pick to a plan of exactly that, and to what became of it", async ({
  own: { engine, page },
}) => {
  test.slow();
  for (const tag of ["shop/web:1", "shop/job:1", "blog/web:1"])
    await makeImage(engine, { tags: [tag], labels: { of: tag } });
  for (const name of ["shop_data", "shop_cache", "blog_data"])
    await makeVolume(engine, { name, bytes: 4_000 });
  await makeContainer(engine, { name: "job", image: "shop/job:1", state: "exited", volumes: ["shop_cache"] });

  // By keyboard: the field is completed, and the rest is typed.
  await page.goto("/usage?kind=images");
  await expect(names(page).filter({ hasText: "blog/web:1" })).toBeVisible({ timeout: 30_000 });
  await filterOf(page).focus();
  await page.keyboard.type("na");
  await expect(page.getByRole("option")).toHaveText([/^name:/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(filterOf(page)).toHaveValue("name:");
  await page.keyboard.type("shop");
  await expect(page.getByRole("option", { name: "name:shop/web:1" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(names(page)).toContainText(["shop/job:1", "shop/web:1"]);
  await expect(page).toHaveURL(/q=name%3Ashop/);

  // What is wrong is told when it has been written, and the rest counts.
  await page.keyboard.type(" size>huge");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/a size is a number with B, kB, MB/)).toBeVisible();
  await expect(names(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Mark size>huge in the filter" }).click();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  await expect(page.getByText(/a size is a number with/)).toHaveCount(0);

  // A range with Shift, then a volume of another table; the pick holds over both.
  await page.getByRole("checkbox", { name: "Pick shop/job:1" }).check();
  await page.getByRole("checkbox", { name: "Pick shop/web:1" }).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "What is picked" });
  await expect(bar).toContainText("2 objects picked");
  await page.getByRole("tab", { name: /^Volumes/ }).click();
  await expect(names(page)).toContainText(["shop_cache", "shop_data"]);
  await page.getByRole("checkbox", { name: "Pick all 2 that are shown" }).check();
  await expect(bar).toContainText("4 objects picked");
  await page.goBack();
  await expect(page).toHaveURL(/kind=images/);
  await expect(bar).toContainText("4 objects picked");

  // The container was not picked: it stays, and so does what it holds.
  await bar.getByRole("button", { name: "Plan the clean-up of these" }).click();
  await expect(page.getByText("2 of the 4 objects that were picked go, and nothing else.")).toBeVisible();
  await expect(names(page)).toHaveCount(2);
  for (const name of ["shop/web:1", "shop_data"])
    await expect(names(page).filter({ hasText: name })).toBeVisible();
  await page.getByRole("button", { name: "2 stay: see why" }).click();
  await expect(names(page)).toHaveCount(2);
  for (const name of ["shop/job:1", "shop_cache"])
    await expect(names(page).filter({ hasText: name })).toBeVisible();
  await expect(page.getByRole("grid")).toContainText("Used by job");
  await page.getByRole("button", { name: /^Remove 2 objects/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Remove 2 objects from");
  await expect(dialog).toContainText("shop_data");
  const remove = dialog.getByRole("button", { name: /^Remove/ });
  await expect(remove).toBeDisabled();
  const asked = await dialog.getByText(/^Type .* to confirm/).innerText();
  await dialog.getByLabel(asked).fill(/^Type (.*) to confirm/.exec(asked)?.[1] ?? "");
  await remove.click();
  await expect(page.getByText(/^2 objects removed/)).toBeVisible();
  const volumes = (await engine.docker(["volume", "ls", "-q"])).split("\n").filter(Boolean).toSorted();
  expect(volumes).toEqual(["blog_data", "shop_cache"]);
  const images = await engine.docker(["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]);
  expect(images).toContain("shop/job:1");
  expect(images).toContain("blog/web:1");
  expect(images).not.toContain("shop/web:1");

  // What has gone says in which run it went.
  const run = page.url();
  await page.goto("/usage/volumes/shop_data");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No longer here: shop_data", {
    timeout: 30_000,
  });
  await expect(page.getByText(/It was removed in a clean-up by Administrator/)).toBeVisible();
  await page.getByRole("status").getByRole("link").first().click();
  await expect(page).toHaveURL(run);
});

test("an object has a page of its own: what it is, what holds it, what its removal frees, and the way to that", async ({
  own: { engine, page },
}) => {
  test.slow();
  await makeImage(engine, { tags: ["base:1"] });
  await makeImage(engine, { tags: ["built-on:1"], from: "base:1", layerBytes: [40_000] });
  await makeContainer(engine, { name: "job", image: "base:1", state: "exited" });
  await page.goto("/usage?kind=containers");
  const row = page.getByRole("grid").getByRole("row").filter({ hasText: "job" });
  await expect(row).toBeVisible({ timeout: 30_000 });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("job");
  await expect(page.getByRole("region", { name: "What removing it would free" })).toContainText("base:1");
  await page.getByRole("region", { name: "What it holds" }).getByRole("link", { name: "base:1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("base:1");
  await expect(page.getByRole("region", { name: "What removing it would free" })).toContainText(
    "Nothing as long as something holds it.",
  );
  await expect(page.getByRole("region", { name: "What it is" })).toContainText("A stopped one counts too");

  // Every layer, and the way to whoever has it too.
  const layers = page.getByRole("region", { name: "Layers" });
  await layers.getByRole("link", { name: "built-on:1" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("built-on:1");
  await expect(layers.getByRole("row").filter({ hasText: "No other image" })).toContainText("kB");
  await expect(layers.getByRole("row").filter({ hasText: "base:1" }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("base:1");

  await page.getByRole("button", { name: "Protect…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why").fill("cannot be built again");
  await dialog.getByRole("button", { name: "Protect", exact: true }).click();
  await expect(page.getByRole("region", { name: "Protection" })).toContainText("cannot be built again");
  await expect(page.getByRole("region", { name: "Protection" })).toContainText("Set ");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("job");
  await page.getByRole("link", { name: "Plan the clean-up of this" }).click();
  await expect(page.getByText("1 of the one object that was picked goes, and nothing else.")).toBeVisible();
  await page.getByRole("grid").getByRole("link", { name: "job" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("job");

  // Columns are chosen by keyboard, and stay so.
  await page.goto("/usage?kind=containers");
  await page.getByRole("button", { name: "Columns", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "Id", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Id" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Id" })).toBeVisible();
  await page.goto("/usage/pods/x");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/usage/volumes/never");
  await expect(page.getByText(/None of the last clean-ups removed it/)).toBeVisible();
});
