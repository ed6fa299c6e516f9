import { makeContainer, makeImage, makeVolume, printedAs } from "@dunnage/throwaway-engine";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

interface DiskUsageOfCli {
  Images: { Repository: string; Tag: string; Size: string; UniqueSize: string }[];
  Containers: { Names: string; State: string; Size: string }[];
  Volumes: { Name: string; Size: string }[];
  BuildCache: unknown[];
}

const gridOf = (page: Page, name: string) => page.getByRole("grid", { name });
const tab = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
const rowOf = (page: Page, grid: string, name: string) =>
  gridOf(page, grid)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name }) });

/** What the table tells of each object, by its first name: the bytes of its columns, and its words. */
async function toldIn(grid: Locator) {
  await expect(grid.getByRole("rowheader").first()).toBeVisible();
  const rows = await grid.getByRole("row").evaluateAll((all) =>
    all.slice(1).map((row) => ({
      name: row.querySelector('[role="rowheader"] .font-mono')?.textContent ?? "",
      bytes: [...row.querySelectorAll("data")].map(({ value }) => Number(value)),
      text: row.textContent ?? "",
    })),
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Of an image the docker CLI prints three significant digits. */
const roughly = (bytes: number | undefined) => printed(bytes && Number(bytes.toPrecision(3)));

const printed = (bytes: number | undefined) => printedAs({ size: bytes ?? null }).size;

test("every object is there, with the name, size and state that the docker CLI tells", async ({
  console: page,
  engine,
}) => {
  const [cli] = await engine.dockerJson<DiskUsageOfCli>(["system", "df", "-v"]);
  if (!cli) throw new Error("docker system df told nothing");
  await page.goto("/");
  await page.getByRole("link", { name: "Usage" }).click();
  await expect(tab(page, "Containers")).toContainText(`${cli.Containers.length}`);

  const containers = await toldIn(gridOf(page, "Containers"));
  expect([...containers.keys()].toSorted()).toEqual(cli.Containers.map(({ Names }) => Names).toSorted());
  for (const { Names, State, Size } of cli.Containers) {
    expect(printed(containers.get(Names)?.bytes[0]), Names).toBe(Size);
    expect(containers.get(Names)?.text).toContain(State);
  }

  await tab(page, "Images").click();
  const images = await toldIn(gridOf(page, "Images"));
  for (const { Repository, Tag, Size, UniqueSize } of cli.Images.filter(
    ({ Tag: name }) => name !== "<none>",
  )) {
    if (Tag === "latest") continue;
    const [size, own] = images.get(`${Repository}:${Tag}`)?.bytes ?? [];
    expect([roughly(size), roughly(own)], `${Repository}:${Tag}`).toEqual([Size, UniqueSize]);
  }
  await expect(rowOf(page, "Images", "shop/web:1")).toContainText("shop/web:latest");
  await expect(rowOf(page, "Images", "shop/web:1")).toContainText("in use now");

  await tab(page, "Volumes").click();
  const volumes = await toldIn(gridOf(page, "Volumes"));
  for (const { Name, Size } of cli.Volumes) {
    const row = volumes.get(Name) ?? volumes.get(Name.slice(0, 12));
    expect(printed(row?.bytes[0]), Name).toBe(Size);
  }
  await expect(rowOf(page, "Volumes", "kept_data")).toContainText("dunnage.keep=true");
  await expect(rowOf(page, "Volumes", "scratch")).toContainText("not known");

  await tab(page, "Networks").click();
  const networks = (await engine.docker(["network", "ls", "--format", "{{.Name}}"]))
    .split("\n")
    .filter(Boolean);
  expect([...(await toldIn(gridOf(page, "Networks"))).keys()]).toEqual(networks.toSorted());
  await expect(tab(page, "Build cache")).toContainText(`${cli.BuildCache.length}`);

  await tab(page, "Compose projects").click();
  await expect(rowOf(page, "Compose projects", "shop")).toContainText("2 (1 running)");
});

test("what is looked at stands in the address, and links lead to what holds what", async ({
  console: page,
}) => {
  await page.goto("/usage?kind=images");
  const images = gridOf(page, "Images");
  const first = images.getByRole("rowheader").first();
  await expect(first).toContainText("old/report:1");
  await images.getByRole("button", { name: "Name" }).click();
  await expect(first).not.toContainText("old/report:1");
  await expect(page).toHaveURL(/sort=name/);
  const filter = page.getByRole("combobox", { name: "Filter" });
  await filter.fill("SHOP");
  await filter.blur();
  await expect(images.getByRole("rowheader")).toContainText(["shop/job:1", "shop/runtime:1", "shop/web:1"]);
  await page.getByRole("checkbox", { name: "Unused only" }).check();
  await expect(images.getByRole("rowheader")).toHaveText(/shop\/runtime:1/);
  await expect(page.getByText("1 of 8 shown")).toBeVisible();
  await expect(page).toHaveURL(/q=SHOP\+unused&sort=name/);

  // A link that was passed on shows the same.
  await page.reload();
  await expect(images.getByRole("rowheader")).toHaveText(/shop\/runtime:1/);
  await expect(filter).toHaveValue("SHOP unused");
  await page.getByRole("checkbox", { name: "Protected only" }).check();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(page).toHaveURL(/\?kind=images&sort=name$/);

  await rowOf(page, "Images", "shop/web:1").getByRole("link", { name: "Containers: shop-web-1" }).click();
  await expect(gridOf(page, "Containers").getByRole("rowheader")).toHaveText(/shop-web-1/);
  await expect(page.getByText("Only what is tied to shop/web:1")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show all again" })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/\?kind=images&sort=name$/);
  await expect(images.getByRole("rowheader")).toHaveCount(8);

  await tab(page, "Compose projects").click();
  await page.getByRole("link", { name: "shop: show Images" }).click();
  await expect(images.getByRole("rowheader")).toHaveCount(2);
  await page.goto("/usage?kind=containers");
  await gridOf(page, "Containers")
    .getByRole("link", { name: "Show what belongs to the project blog" })
    .first()
    .click();
  await expect(gridOf(page, "Containers").getByRole("rowheader")).toHaveCount(2);

  // What a word means is told by keyboard too.
  await rowOf(page, "Containers", "blog-web-1").focus();
  await press(page, "ArrowRight", page.getByRole("button", { name: "Used", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Used" })).toContainText(
    "It is running, paused or restarting.",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Clean up…" }).click();
  await expect(page).toHaveURL(/\/clean-up$/);
});

test("a protection is set and lifted from the row, by keyboard, and the last use follows what happens", async ({
  own: { engine, dunnage, page },
  quiet,
}) => {
  test.slow();
  quiet.allow(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|503/);
  await makeImage(engine, { tags: ["app:1"] });
  for (const name of ["data", "idle"]) await makeVolume(engine, { name, bytes: 4_000 });
  const app = await makeContainer(engine, { image: "app:1", volumes: ["data"] });
  await page.goto("/usage?kind=volumes&sort=name");
  const data = rowOf(page, "Volumes", "data");
  await expect(data).toContainText("in use now", soon);
  await expect(rowOf(page, "Volumes", "idle")).toContainText("not seen in use for");

  await data.focus();
  await press(page, "ArrowRight", data.getByRole("button", { name: "Protect data…" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await press(page, "Tab", dialog.getByLabel("Why"));
  await page.keyboard.type("orders of the shop");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(data).toContainText("orders of the shop");
  await expect(data).toContainText("Administrator");
  const lift = data.getByRole("button", { name: "Lift the protection of data…" });
  await expect(lift).toBeFocused();
  await page.getByRole("checkbox", { name: "Protected only" }).check();
  await expect(gridOf(page, "Volumes").getByRole("rowheader")).toHaveText(/data/);
  await page.getByRole("checkbox", { name: "Protected only" }).uncheck();

  await lift.focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("orders of the shop");
  await press(page, "Tab", dialog.getByRole("button", { name: "Lift the protection" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(data).not.toContainText("orders of the shop");
  await expect(data.getByRole("button", { name: "Protect data…" })).toBeFocused();

  // The engine tells of it, and the page by itself.
  await engine.docker(["stop", "--time", "0", app.id]);
  const ago = data.getByRole("gridcell").nth(6).getByRole("time");
  await expect(ago).toBeVisible(soon);
  await expect(data).not.toContainText("in use now");
  const told = await ago.getAttribute("datetime");
  await dunnage.restart();
  await page.reload();
  await expect(ago).toHaveAttribute("datetime", told ?? "", soon);
});

const soon = { timeout: 30_000 };

/** Presses a key until something has the focus, as somebody without a mouse does. */
async function press(page: Page, key: string, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 15; pressed++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}
