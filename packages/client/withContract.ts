import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

// The contract is not published by itself: its declarations were written into dist/contract, and from here on they are what is meant by its
// name. Types alone, so none of the server's code.

const built = join(import.meta.dirname, "dist");

/** Compilers before TypeScript 5.7 and bundlers know a declaration by its `.js` name alone. */
const asJs = (text: string) => text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1");

for (const path of await readdir(built, { recursive: true })) {
  if (!path.endsWith(".d.ts")) continue;
  const file = join(built, path);
  const contract = relative(dirname(file), join(built, "contract"));
  const text = (await readFile(file, "utf8"))
    .replaceAll('"@dunnage/api/schemas"', `"./${contract}/schemas/index.js"`)
    .replaceAll('"@dunnage/api"', `"./${contract}/index.js"`);
  await writeFile(file, asJs(text));
}
