import { bySize, type DiskNode, nodeOf } from "./diskNode.ts";

/** More would be the Usage page. */
const SHOWN = 100;

/** `~12`: the twelve smallest that can be drawn. `~~12`: the twelve smallest of all, with what is not known or takes nothing. */
const DRAWN = "~";
const ALL = "~~";

export const drawnOf = (nodes: readonly DiskNode[]): DiskNode[] =>
  nodes.filter(({ bytes }) => bytes !== null && bytes > 0);

export const gatherDrawn = (small: readonly DiskNode[], all: boolean): DiskNode => gather(DRAWN, small, all);

function gather(prefix: string, small: readonly DiskNode[], all: boolean): DiskNode {
  const part = small[0]?.part ?? "other";
  return nodeOf({
    id: `${prefix}${small.length}`,
    what: { of: "smaller", count: small.length, all },
    part: small.every((node) => node.part === part) ? part : "other",
    children: small,
  });
}

/** What a node holds as rows, the largest first: the last one stands for all that would be too many, and can be gone into. */
export function rowsOf({ children }: DiskNode): DiskNode[] {
  const sorted = bySize(children);
  if (sorted.length <= SHOWN + 1) return sorted;
  return [...sorted.slice(0, SHOWN), gather(ALL, sorted.slice(SHOWN), false)];
}

/** The block or row that an id stands for among what a node holds. */
export function childOf({ children }: DiskNode, id: string): DiskNode | undefined {
  if (!id.startsWith(DRAWN)) return children.find((child) => child.id === id);
  const prefix = id.startsWith(ALL) ? ALL : DRAWN;
  const count = Number(id.slice(prefix.length));
  const among = bySize(prefix === ALL ? children : drawnOf(children));
  return Number.isInteger(count) && count > 1 && count <= among.length
    ? gather(prefix, among.slice(-count), count === among.length)
    : undefined;
}
