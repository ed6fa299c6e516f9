import { answer } from "../fixtures/answers.ts";
import { manyObjects } from "../fixtures/cannedUsage.ts";
import { expect, test } from "../fixtures/test.ts";
import { stopwatch } from "../fixtures/timings.ts";

// On a machine that has nothing else to do (`DUNNAGE_QUIET=1`): on another one this tells more of that than of the page.

/** From a key or a click to the next picture. */
const MOST_MS = 100;
/** A frame at 60 a second. */
const FRAME_MS = 16.7;

/** The figures, whether they are good or not. */
const told = (figures: string) => process.stdout.write(`${figures}\n`);

test("five thousand objects are filtered, sorted and ticked before one notices @quiet", async ({
  console: page,
}) => {
  test.setTimeout(240_000);
  await answer(page, ["dockerSystem", "usage"], manyObjects(5_000));
  await page.goto("/usage?kind=images");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "5001", { timeout: 60_000 });
  const watch = await stopwatch(page);
  const { timings } = watch;
  const filter = page.getByRole("combobox", { name: "Filter" });
  await filter.focus();
  for (const key of "size>1MB -web u")
    await watch.time(`key ${key}`, () => page.keyboard.press(key === " " ? "Space" : key));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").filter({ hasText: "of 5,000 shown" })).toBeVisible();
  await watch.time("cleared", () => filter.fill(""));
  await page.keyboard.press("Escape");
  await expect(grid).toHaveAttribute("aria-rowcount", "5001");
  for (const column of ["Name", "Created", "Its own", "Size"])
    await watch.time(`sorted by ${column}`, () =>
      page.getByRole("columnheader").getByRole("button", { name: column, exact: true }).click(),
    );
  const boxes = grid.getByRole("checkbox");
  await watch.time("tick", () => boxes.first().click());
  await watch.time("tick all", () =>
    page.getByRole("checkbox", { name: "Pick all 5,000 that are shown" }).click(),
  );
  await expect(page.getByRole("region", { name: "What is picked" })).toContainText("5,000 objects picked");
  await watch.time("un-tick one of 5,000", () => boxes.nth(3).click());
  told(
    timings
      .map(({ what, workedMs, paintedMs }) => `${what}: painted ${paintedMs}, worked ${workedMs}`)
      .join("; "),
  );
  for (const { what, paintedMs } of timings) expect(paintedMs, what).toBeLessThan(MOST_MS);
});

test("ten thousand objects scroll at 60 frames a second @quiet", async ({ console: page }) => {
  test.setTimeout(240_000);
  await answer(page, ["dockerSystem", "usage"], manyObjects(10_000));
  await page.goto("/usage?kind=images");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "10001", { timeout: 60_000 });
  const watch = await stopwatch(page);
  const { timings } = watch;
  const FRAMES = 60;
  await watch.time(`${FRAMES} frames`, () =>
    page.evaluate(
      (frames) =>
        new Promise<void>((done) => {
          let left = frames;
          const step = () => {
            scrollBy(0, 100);
            if (--left > 0) requestAnimationFrame(step);
            else done();
          };
          requestAnimationFrame(step);
        }),
      FRAMES,
    ),
  );
  const perFrame = (timings[0]?.workedMs ?? 0) / FRAMES;
  told(`10,000 objects: ${perFrame.toFixed(1)} ms of work a frame while scrolling 6,000 pixels a second`);
  expect(perFrame).toBeLessThan(FRAME_MS);
});

test("of ten thousand objects only those in sight are in the page, and the last is one key away", async ({
  console: page,
}) => {
  await answer(page, ["dockerSystem", "usage"], manyObjects(10_000));
  await page.goto("/usage?kind=images");
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "10001", { timeout: 30_000 });
  expect(await grid.getByRole("row").count()).toBeLessThan(60);
  await grid.getByRole("row").nth(3).focus();
  await page.keyboard.press("End");
  await expect(grid.locator('[aria-rowindex="10001"]')).toBeInViewport({ timeout: 30_000 });
  expect(await grid.getByRole("row").count()).toBeLessThan(60);
});
