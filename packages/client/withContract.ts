import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

// The contract is not published by itself: its declarations travel inside this package, as they were built. Types alone, so none of the server's code.

const built = join(import.meta.dirname, "dist");
const contract = join(import.meta.dirname, "../api/dist");

const declarationsIn = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".d.ts"));

/** Compilers before TypeScript 5.7 and bundlers know a declaration by its `.js` name alone. */
const asJs = (text: string) => text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1");

for (const path of await declarationsIn(built)) {
  if (path.startsWith("contract/")) continue;
  const file = join(built, path);
  const here = relative(dirname(file), join(built, "contract")) || ".";
  const text = (await readFile(file, "utf8"))
    .replaceAll('"@dunnage/api/schemas"', `"./${here}/schemas/index.js"`)
    .replaceAll('"@dunnage/api"', `"./${here}/index.js"`);
  await writeFile(file, asJs(text));
}
for (const path of await declarationsIn(contract)) {
  const file = join(built, "contract", path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, asJs(await readFile(join(contract, path), "utf8")));
}
