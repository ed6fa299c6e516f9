import type { ActionAt } from "../../shared/keys/keyTable.ts";
import type { Block } from "./place.ts";

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);

export type PictureMove = Exclude<ActionAt<"picture">, "enter" | "leave">;

/** Where an arrow key leads from a block: up and down in its column, left to what holds it, right to what it holds. `null`: nowhere. */
export function moved(blocks: readonly Block[], from: Block, move: PictureMove): Block | null {
  const column = blocks.filter(({ level }) => level === from.level);
  const at = column.indexOf(from);
  switch (move) {
    case "next":
      return column[at + 1] ?? null;
    case "previous":
      return column[at - 1] ?? null;
    case "held":
      return blocks.find(({ path }) => isSame(path.slice(0, -1), from.path)) ?? null;
    case "holder":
      return blocks.find(({ path }) => isSame(path, from.path.slice(0, -1))) ?? null;
    case "first":
      return column[0] ?? null;
    case "last":
      return column.at(-1) ?? null;
  }
}
