import { existsSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Types, source maps and words for developers; licences stay. */
const forDevelopers = /\.(d\.[cm]?ts|[cm]?ts|map|md|markdown|flow)$/i;

/**
 * Takes out of a deployed server what it never reads.
 *
 * @param {string} server
 * @param {string} architecture as Node calls it
 */
export function trim(server, architecture) {
  const store = join(server, "node_modules/.pnpm");
  for (const folder of readdirSync(store).filter((name) => name.startsWith("better-sqlite3@"))) {
    const sqlite = join(store, folder, "node_modules/better-sqlite3");
    for (const source of ["deps", "src"]) remove(join(sqlite, source));
    const prebuilds = join(sqlite, "prebuilds");
    for (const file of readdirSync(prebuilds)) {
      if (file !== `linux-${architecture}.node`) remove(join(prebuilds, file));
    }
  }
  removeFrom(server);
}

/** @param {string} folder */
function removeFrom(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const entry = lstatSync(file);
    if (entry.isSymbolicLink() && !existsSync(file)) remove(file);
    else if (entry.isDirectory()) removeFrom(file);
    else if (entry.isFile() && forDevelopers.test(name)) remove(file);
  }
}

/** @param {string} file */
function remove(file) {
  rmSync(file, { recursive: true });
}
