import { bySize, type DiskNode, sumOf } from "./diskNode.ts";
import { drawnOf, gatherDrawn } from "./gathered.ts";

/** Where a block stands: in the column of its level, as high as its share of the block that it is part of. */
export interface Block {
  node: DiskNode;
  /** The ids from below the focus down to it. */
  path: readonly string[];
  /** 0: right below the focus. */
  level: number;
  /** In CSS pixels. */
  top: number;
  height: number;
}

interface Room {
  height: number;
  /** No block is lower than that: what would be is gathered into one. */
  least: number;
  levels: number;
}

/** All blocks below the focus, each before those it holds. */
export function place(focus: DiskNode, room: Room): Block[] {
  const below = (
    node: DiskNode,
    path: readonly string[],
    level: number,
    top: number,
    height: number,
  ): Block[] => {
    if (level >= room.levels) return [];
    let at = top;
    return share(node.children, height, room.least).flatMap(({ node: child, height: own }) => {
      const block = { node: child, path: [...path, child.id], level, top: at, height: own };
      at += own;
      const inside = below(child, block.path, level + 1, block.top, own);
      // What is gathered here would only be gathered again.
      return child.what.of === "smaller" && inside.length === 1 ? [block] : [block, ...inside];
    });
  };
  return below(focus, [], 0, 0, room.height);
}

/** Shares a height out by bytes. What is not known, or takes nothing, gets none. */
function share(nodes: readonly DiskNode[], height: number, least: number) {
  const drawn = drawnOf(nodes);
  const sorted = bySize(drawn);
  const all = sumOf(sorted);
  let large = sorted.filter(({ bytes }) => ((bytes ?? 0) / all) * height >= least).length;
  for (;;) {
    const big = new Set(sorted.slice(0, large));
    const small = sorted.slice(large);
    const smallHeight =
      large === 0 ? height : small.length === 0 ? 0 : Math.max(least, (sumOf(small) / all) * height);
    const heightOf = ({ bytes }: DiskNode) => ((bytes ?? 0) / sumOf([...big])) * (height - smallHeight);
    if ([...big].every((node) => heightOf(node) >= least)) {
      const shown = drawn.filter((node) => big.has(node)).map((node) => ({ node, height: heightOf(node) }));
      const [only] = small;
      if (!only) return shown;
      return [
        ...shown,
        { node: small.length === 1 ? only : gatherDrawn(small, large === 0), height: smallHeight },
      ];
    }
    large -= 1;
  }
}
