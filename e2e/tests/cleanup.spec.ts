import { makeImage, standardScenario, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import type { Locator, Page } from "@playwright/test";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

const linesOf = async (engine: ThrowawayEngine, ...args: string[]) =>
  (await engine.docker(args)).split("\n").filter(Boolean).toSorted();
const namesOn = (engine: ThrowawayEngine) => linesOf(engine, "ps", "-a", "--format", "{{.Names}}");

test("a clean-up removes what its plan says, keeps what it must, and the engine agrees", async ({
  browser,
}) => {
  test.slow();
  await using engine = await startEngine();
  const scenario = await standardScenario(engine);
  await using dunnage = await startDunnage({ dockerHost: engine.host, withAdministrator: true });
  const page = await browser.newPage({ baseURL: dunnage.url });
  await signIn(page);
  const volumes = () => linesOf(engine, "volume", "ls", "-q");
  const images = () => linesOf(engine, "image", "ls", "-q", "--no-trunc");
  const before = { volumes: await volumes(), images: await images() };

  await page.getByRole("link", { name: "Clean up…" }).click();
  // Nothing that holds somebody's data is chosen beforehand.
  const choice = (kind: string, option: string) =>
    page.getByRole("group", { name: kind }).getByRole("radio", { name: option, exact: true });
  await expect(choice("Containers", "Keep")).toBeChecked();
  await expect(choice("Volumes", "Keep")).toBeChecked();
  await expect(choice("Images", "Dangling")).toBeChecked();
  await pick(page, "Volumes", "All unused");
  await expect(page.getByText(/Named volumes hold data/)).toBeVisible();
  await pick(page, "Volumes", "Anonymous");
  await pick(page, "Containers", "Stopped");
  await pick(page, "Networks", "Unused");
  await page.getByRole("button", { name: "Make the plan" }).click();

  const goes = page.getByRole("grid");
  /** Only rows in sight are in the page: what is looked for is searched, as a person would. */
  const find = async (name: string) => {
    await page.getByPlaceholder("Search name, id or project").fill(name);
    return goes.getByRole("row").filter({ hasText: name }).first();
  };
  await expect(await find("shop-job-1")).toContainText(/Stopped/);
  await expect(await find("shop_jobs")).toContainText("Goes because shop-job-1 goes");

  // Un-ticked, it stays, and so does what it holds.
  await (await find("forgotten-1")).getByRole("checkbox").uncheck();
  await page.getByRole("tab", { name: /What stays/ }).click();
  await expect(await find("forgotten-1")).toContainText("Un-ticked by hand");
  await expect(await find("kept-1")).toContainText("dunnage.keep=true");
  await expect(await find("shop-web-1")).toContainText("Is running");
  await page.getByRole("tab", { name: /What goes/ }).click();

  const summary = page.getByRole("region", { name: "What goes, in all" });
  const promised = Number(/(\d+) objects/.exec((await summary.textContent()) ?? "")?.[1]);
  await summary.getByRole("button", { name: /^Remove/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`Remove ${promised} objects from`);
  await dialog.getByRole("button", { name: /^Remove/ }).click();

  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
  await expect(page.getByText(new RegExp(`^${promised} objects removed`))).toBeVisible();
  expect(await namesOn(engine)).toEqual(["blog-web-1", "forgotten-1", "kept-1", "shop-web-1"]);
  const after = { volumes: await volumes(), images: await images() };
  const gone = (kind: keyof typeof before) => before[kind].filter((id) => !after[kind].includes(id));
  // Anonymous volumes went, also one that its container freed; no named one did.
  expect(gone("volumes").length).toBeGreaterThan(0);
  expect(gone("volumes").every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  expect(gone("images")).toEqual([scenario.images.dangling.id]);

  // The receipt of a container holds what it takes to make it again.
  const outcomes = page.getByRole("region", { name: "What became of each object" });
  // While it runs the list keeps its end in sight, and only rows in sight are in the page.
  await page.getByRole("searchbox", { name: "Search" }).fill("shop-job-1");
  await outcomes.getByRole("button", { name: "Show what it was: shop-job-1" }).click();
  await expect(page.getByRole("dialog")).toContainText('"com.docker.compose.project": "shop"');
  await page.keyboard.press("Escape");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^dunnage-run-.*\.csv$/);
  await page.getByRole("link", { name: "History" }).first().click();
  await expect(page.getByRole("listitem").filter({ hasText: "Finished" })).toContainText(
    `${promised} removed`,
  );
  await page.close();
});

test("named volumes go only after the host's name was typed", async ({ own: { engine, page } }) => {
  await engine.docker(["volume", "create", "precious"]);
  await page.goto("/clean-up");
  await pick(page, "Images", "Keep");
  await pick(page, "Build cache", "Keep");
  await pick(page, "Volumes", "All unused");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await page.getByRole("button", { name: /^Remove 1 object/ }).click();
  const dialog = page.getByRole("dialog");
  const remove = dialog.getByRole("button", { name: /^Remove/ });
  await expect(dialog).toContainText("precious");
  await expect(remove).toBeDisabled();
  await dialog.getByLabel(/^Type .* to confirm/).fill("another-host");
  await expect(remove).toBeDisabled();
  expect(await engine.docker(["volume", "ls", "-q"])).toContain("precious");
  await typeHost(dialog);
  await remove.click();
  await expect(page.getByText(/^1 object removed/)).toBeVisible();
  expect((await engine.docker(["volume", "ls", "-q"])).trim()).toBe("");
});

test("what came into use or was protected since the plan stays, and the receipt says so", async ({
  own: { engine, page },
}) => {
  const names = ["aa", "bb", "cc"];
  for (const name of names) await engine.docker(["volume", "create", name]);
  await page.goto("/clean-up?images=off&buildCache=off&volumes=unused&networks=unused");
  await page.getByRole("button", { name: "Make the plan" }).click();
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("row", { name: /Remove aa/ })).toBeVisible();

  // Protected from the plan itself: it is drafted again, and the volume is on the other side.
  await grid.getByRole("button", { name: "Protect bb…" }).click();
  await page.getByLabel("Why").fill("still needed");
  await page.getByRole("button", { name: "Protect", exact: true }).click();
  await page.getByRole("tab", { name: /What stays/ }).click();
  await expect(grid.getByRole("row", { name: /Protected by/ })).toContainText("still needed");

  // Somebody else mounts one meanwhile.
  await makeImage(engine, { tags: ["any:1"] });
  await engine.docker(["create", "--name", "late", "-v", "cc:/c", "throwaway/base:1", "true"]);
  await page.getByRole("button", { name: /^Remove 2 objects/ }).click();
  const dialog = page.getByRole("dialog");
  await typeHost(dialog);
  await dialog.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText(/^1 object removed/)).toBeVisible();
  const outcomes = page.getByRole("region", { name: "What became of each object" });
  await expect(outcomes.getByRole("listitem").filter({ hasText: "late" })).toContainText(
    "came into use or changed since it was planned",
  );
  expect(await linesOf(engine, "volume", "ls", "-q")).toEqual(["bb", "cc"]);

  // The protection stands on its page, and can be taken away and put back.
  await page.getByRole("link", { name: "Protections" }).click();
  const standing = page.getByRole("listitem").filter({ hasText: "still needed" });
  await standing.getByRole("button", { name: /^Remove/ }).click();
  await expect(standing).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(standing).toHaveCount(1);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("listitem").first()).toBeVisible();
});

test("a run is followed by two browsers, cancelled from one, and told alike to both", async ({
  browser,
  own: { engine, dunnage, page },
}) => {
  test.slow();
  // An engine takes networks away one after another, a fifth of a second each: the run is under way for long enough to be frozen.
  for (let index = 0; index < NETWORKS; index++)
    await engine.docker(["network", "create", "--subnet", `10.99.${index}.0/24`, `n${index}`]);
  await engine.docker(["volume", "create", "unused"]);
  const other = await browser.newPage({ baseURL: dunnage.url });
  await signIn(other);
  await page.goto("/clean-up?images=off&buildCache=off&volumes=unused&networks=unused");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await page.getByRole("button", { name: new RegExp(`^Remove ${NETWORKS + 1} objects`) }).click();
  await typeHost(page.getByRole("dialog"));
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(page).toHaveURL(/\/runs\//);
  await other.goto(new URL(page.url()).pathname);
  await engine.pause();
  await expect(other.getByRole("region", { name: "Progress" })).toMatchAriaSnapshot(`
    - region "Progress":
      - heading "Progress" [level=2]
      - text: /^for .+$/
      - paragraph: /^\\d+ of ${NETWORKS + 1} objects done$/
      - paragraph: /^.+ freed so far$/
      - progressbar /^Clean-up of .+$/
      - status
      - paragraph: /^You may close this page/
      - button "Cancel…"
  `);
  const cancel = other.getByRole("button", { name: "Cancel…" });
  await cancel.click();
  await other.getByRole("button", { name: "Cancel the clean-up" }).click();
  await expect(other.getByText(/^Cancelled: what is under way/)).toBeVisible();
  await engine.resume();
  for (const on of [page, other]) await expect(on.getByText(/^Cancelled$/).first()).toBeVisible();
  const summaries = [page, other].map((on) =>
    on
      .getByText(/objects? removed/)
      .first()
      .textContent(),
  );
  const [one, two] = await Promise.all(summaries);
  expect(one).toBe(two);
  const left = await linesOf(engine, "network", "ls", "-q", "--filter", "type=custom");
  expect(left.length).toBeGreaterThan(0);
  const volumes = await linesOf(engine, "volume", "ls", "-q");
  expect(one).toMatch(new RegExp(`\\b${NETWORKS + 1 - left.length - volumes.length} objects? removed`));
  await other.close();
});

const NETWORKS = 40;

/** Types what the dialog asks for: the name of the host that the plan is for. */
async function typeHost(dialog: Locator): Promise<void> {
  const asked = await dialog.getByText(/^Type .* to confirm/).innerText();
  await dialog.getByLabel(asked).fill(/^Type (.*) to confirm/.exec(asked)?.[1] ?? "");
}

/** Presses what a person sees: the segment's words. Its radio is there for the keyboard and for screen readers. */
async function pick(page: Page, kind: string, option: string): Promise<void> {
  const group: Locator = page.getByRole("group", { name: kind });
  await group.getByText(option, { exact: true }).click();
  await expect(group.getByRole("radio", { name: option, exact: true })).toBeChecked();
}
