import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../fixtures/test.ts";

// The icons of the installed page, drawn from the one drawing there is: DUNNAGE_PICTURES=1 npm test -- e2e/tests/icons.spec.ts

const place = (name: string) =>
  fileURLToPath(new URL(`../../apps/dashboard/public/${name}`, import.meta.url));

/** `fills`: to the edges, with the drawing inside the circle that systems may cut out. */
const icons = [
  { name: "192", size: 192, fills: false },
  { name: "512", size: 512, fills: false },
  { name: "maskable-512", size: 512, fills: true },
];

test("icons from the favicon @pictures", async ({ browser }) => {
  const drawing = await readFile(place("favicon.svg"), "utf8");
  for (const { name, size, fills } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
    const inner = fills ? 0.9 : 1;
    await page.setContent(
      `<style>body { margin: 0; display: grid; place-items: center; height: 100vh; ${fills ? "background: #1f3a68" : ""} } svg { width: ${inner * 100}% }</style>${drawing}`,
    );
    await page.screenshot({ path: place(`icons/${name}.png`), omitBackground: !fills });
    await page.close();
  }
  expect(icons).toHaveLength(3);
});
