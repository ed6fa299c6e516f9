import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { most, tooHeavy, weightOf } from "../fixtures/weight.ts";

// The first page stays light, as it was built.

const dist = fileURLToPath(new URL("../../apps/dashboard/dist", import.meta.url));
const html = readFileSync(join(dist, "index.html"), "utf8");
const read = (path: string) => readFileSync(join(dist, path));

test("the first page takes no more than 150 kB of scripts and 15 kB of styles, with gzip, and no font", () => {
  const weight = weightOf(html, read);
  // A page whose files are not found would be light, too.
  expect(weight.scriptBytes).toBeGreaterThan(100_000);
  expect(weight.styleBytes).toBeGreaterThan(5_000);
  expect(tooHeavy(weight)).toEqual([]);
  const assets = readdirSync(join(dist, "assets"));
  expect(assets.filter((name) => /\.(woff2?|ttf|otf)$/.test(name))).toEqual([]);
  for (const name of assets.filter((one) => one.endsWith(".css"))) {
    expect(readFileSync(join(dist, "assets", name), "utf8")).not.toContain("@font-face");
  }
});

test("a script or a style too many is told", () => {
  const { scriptBytes, styleBytes } = weightOf(html, read);
  const more = `${html}<link rel="modulepreload" crossorigin href="/more.js"><link rel="stylesheet" crossorigin href="/more.css">`;
  // Random bytes get no smaller by gzip.
  const withMore = weightOf(more, (path) => {
    if (path === "/more.js") return randomBytes(most.scriptBytes - scriptBytes + 100);
    return path === "/more.css" ? randomBytes(most.styleBytes - styleBytes + 100) : read(path);
  });
  expect(tooHeavy(withMore)).toEqual([
    expect.stringMatching(/^scripts: /),
    expect.stringMatching(/^styles: /),
  ]);
});
