import { answer } from "../fixtures/answers.ts";
import { manyObjects } from "../fixtures/cannedUsage.ts";
import { expect, test } from "../fixtures/test.ts";
import { timings } from "../fixtures/timings.ts";

/** From a key or a click to the next picture. */
const INTERACTION_MS = 100;
const FRAMES_LOST = 0.1;

test("five thousand objects are filtered, sorted and ticked before one notices", async ({
  console: page,
}) => {
  test.setTimeout(120_000);
  await answer(page, ["dockerSystem", "usage"], manyObjects(5_000));
  await page.goto("/usage?kind=images");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "5001", { timeout: 30_000 });
  const measured = await timings(page);
  const filter = page.getByRole("combobox", { name: "Filter" });
  await filter.click();
  await filter.pressSequentially("size>1MB -web unused", { delay: 60 });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").filter({ hasText: "of 5,000 shown" })).toBeVisible();
  await filter.fill("");
  await page.keyboard.press("Escape");
  for (const column of ["Name", "Created", "Its own", "Size"])
    await page.getByRole("columnheader", { name: column }).getByRole("button").click();
  const boxes = page.getByRole("grid").getByRole("checkbox");
  for (const index of [0, 1, 2]) await boxes.nth(index).click();
  await page.getByRole("checkbox", { name: "Pick all 5,000 that are shown" }).click();
  await expect(page.getByRole("region", { name: "What is picked" })).toContainText("5,000 objects picked");
  await boxes.nth(3).click();
  const { interactions, longest } = await measured.read();
  test
    .info()
    .annotations.push({ type: "slowest interaction", description: JSON.stringify(interactions.slice(0, 5)) });
  test.info().annotations.push({ type: "longest task", description: `${longest} ms` });
  console.log("5,000 objects", JSON.stringify(interactions.slice(0, 5)), `longest task ${longest} ms`);
  expect(interactions[0]?.ms ?? 0).toBeLessThan(INTERACTION_MS);
});

test("ten thousand objects scroll without losing frames", async ({ console: page }) => {
  test.setTimeout(120_000);
  await answer(page, ["dockerSystem", "usage"], manyObjects(10_000));
  await page.goto("/usage?kind=images");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "10001", { timeout: 30_000 });
  const { frames, late } = await page.evaluate(
    () =>
      new Promise<{ frames: number; late: number }>((done) => {
        let last = performance.now();
        let frames = 0;
        let late = 0;
        const step = (now: number) => {
          frames++;
          // One that took as long as two were to take.
          if (now - last > 34) late++;
          last = now;
          scrollBy(0, 220);
          if (frames < 240) requestAnimationFrame(step);
          else done({ frames, late });
        };
        requestAnimationFrame(step);
      }),
  );
  console.log(`10,000 objects: ${late} of ${frames} frames late while scrolling`);
  expect(late / frames).toBeLessThan(FRAMES_LOST);
  await page.getByRole("grid").getByRole("row").nth(3).focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("grid").locator('[aria-rowindex="10001"]')).toBeInViewport();
});
