import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { scale } from "./bigHost.ts";

// docs/performance.md has a place for each benchmark's figures, which the benchmark itself fills. What stands around it is written by hand.

const docs = new URL("../docs/", import.meta.url);
const page = fileURLToPath(new URL("performance.md", docs));

/** Puts a benchmark's figures where the last ones were. Those of smaller hosts are for trying out, and written nowhere. */
export function publishFigures(name: string, figures: string): void {
  const [begin, end] = [`<!-- figures of ${name} -->`, `<!-- end of ${name} -->`];
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from)
    throw new Error(`docs/performance.md has no place between "${begin}" and "${end}".`);
  if (scale !== 1) return;
  const places = [text.slice(0, from + begin.length), `${figures}\n\n${circumstances()}`, text.slice(to)];
  writeFileSync(page, places.join("\n"));
}

/** Writes a file of the documentation. */
export function publish(file: string, content: string): void {
  if (scale === 1) writeFileSync(new URL(file, docs), content);
}

function circumstances(): string {
  const [first, ...others] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `_${day}, Node ${process.versions.node}, ${others.length + 1} cores (${first?.model.trim() || "of an unknown kind"})._`;
}
