import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { scale } from "./bigHost.ts";

// The README and docs/performance.md have places for benchmarks' figures, which the benchmarks themselves fill. What stands around them is written by hand.

const root = new URL("../", import.meta.url);
const pages = ["docs/performance.md", "README.md"];

/** Puts a benchmark's figures where the last ones were. Those of smaller hosts are for trying out, and written nowhere. */
export function publishFigures(name: string, figures: string): void {
  const places = pages.filter((page) => placeIn(read(page), name) !== null);
  if (places.length === 0)
    throw new Error(`Neither ${pages.join(" nor ")} has a place for the figures of ${name}.`);
  for (const page of places) publish(page, withFigures(read(page), name, `${figures}\n\n${circumstances()}`));
}

const read = (page: string) => readFileSync(fileURLToPath(new URL(page, root)), "utf8");

function placeIn(text: string, name: string): [from: number, to: number] | null {
  const begin = `<!-- figures of ${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(`<!-- end of ${name} -->`)];
  return from === -1 || to < from ? null : [from + begin.length, to];
}

function withFigures(text: string, name: string, figures: string): string {
  const place = placeIn(text, name);
  return place ? [text.slice(0, place[0]), figures, text.slice(place[1])].join("\n") : text;
}

/** Writes a file of the repository, by its path in it. */
export function publish(file: string, content: string): void {
  if (scale === 1) writeFileSync(new URL(file, root), content);
}

function circumstances(): string {
  const [first, ...others] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `_${day}, Node ${process.versions.node}, ${others.length + 1} cores (${first?.model.trim() || "of an unknown kind"})._`;
}
