import { fileURLToPath } from "node:url";
import {
  makeContainer,
  makeImage,
  makeVolume,
  standardScenario,
  startEngine,
} from "@dunnage/throwaway-engine";
import { startDunnage } from "../fixtures/dunnage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

// The README's pictures, taken of the real thing: DUNNAGE_PICTURES=1 npm test -- e2e/tests/pictures.spec.ts

const MB = 1_000_000;
const picture = (name: string) => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));

test("pictures for the README @pictures", async ({ browser }) => {
  test.slow();
  await using engine = await startEngine({ version: "28.5" });
  await standardScenario(engine);
  await makeImage(engine, {
    tags: ["shop/search:4"],
    from: "shop/runtime:1",
    layerBytes: [38 * MB, 12 * MB],
  });
  await makeImage(engine, { tags: ["shop/search:3"], from: "shop/runtime:1", layerBytes: [31 * MB] });
  await makeImage(engine, { from: "shop/runtime:1", layerBytes: [17 * MB] });
  await makeContainer(engine, {
    name: "shop-search-1",
    image: "shop/search:4",
    project: "shop",
    writtenBytes: 6 * MB,
  });
  await makeContainer(engine, { name: "import-2025", state: "exited", writtenBytes: 9 * MB });
  await makeVolume(engine, { name: "shop_search", bytes: 21 * MB });
  await makeVolume(engine, { bytes: 8 * MB });
  await using dunnage = await startDunnage({ dockerHost: engine.host, withAdministrator: true });
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({
      baseURL: dunnage.url,
      colorScheme,
      viewport: { width: 1280, height: 860 },
    });
    await signIn(page);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expect(page.getByRole("row", { name: /^Total/ })).toBeVisible();
    await page.screenshot({ path: picture(`overview-${colorScheme}`) });
    await page.goto("/clean-up?containers=stopped&images=unused&volumes=anonymous&networks=unused");
    await page.getByRole("button", { name: "Make the plan" }).click();
    await expect(page.getByRole("grid")).toBeVisible();
    await page.screenshot({ path: picture(`clean-up-${colorScheme}`) });
    await page.close();
  }
});
