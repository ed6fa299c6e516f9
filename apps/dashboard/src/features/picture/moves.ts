import type { Block } from "./place.ts";

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);

/** Where an arrow key leads from a block: up and down in its column, left to what holds it, right to what it holds. `null`: nowhere. */
export function moved(blocks: readonly Block[], from: Block, key: string): Block | null {
  const column = blocks.filter(({ level }) => level === from.level);
  const at = column.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return column[at + 1] ?? null;
    case "ArrowUp":
      return column[at - 1] ?? null;
    case "ArrowRight":
      return blocks.find(({ path }) => isSame(path.slice(0, -1), from.path)) ?? null;
    case "ArrowLeft":
      return blocks.find(({ path }) => isSame(path, from.path.slice(0, -1))) ?? null;
    case "Home":
      return column[0] ?? null;
    case "End":
      return column.at(-1) ?? null;
    default:
      return null;
  }
}
