import { expect, test } from "vitest";
import { hrefAt, idsIn, wayTo } from "./address.ts";
import { type DiskNode, nodeOf } from "./diskNode.ts";
import { childOf, rowsOf } from "./gathered.ts";

const leaf = (id: string, bytes: number | null): DiskNode =>
  nodeOf({ id, what: { of: "layer", chainId: id, images: [] }, part: "images", bytes });
const holding = (count: number): DiskNode =>
  nodeOf({
    id: "whole",
    what: { of: "docker" },
    part: "docker",
    // Some take nothing, and of some it is not known what they take: they have rows, though no blocks.
    children: Array.from({ length: count }, (_, at) => leaf(`n${at}`, at % 10 === 0 ? null : at % 7)),
  });

test("what has few parts has a row for each", () => {
  expect(rowsOf(holding(101)).map(({ id }) => id)).toHaveLength(101);
});

test("every part of a node can be come to by its rows, and each place has an address", () => {
  const root = holding(437);
  const seen = new Set<string>();
  const ids = ["whole"];
  for (let focus: DiskNode | undefined = root; focus; ) {
    const rows = rowsOf(focus);
    expect(rows.length).toBeLessThanOrEqual(101);
    const inside = rows.filter(({ what }) => what.of === "smaller");
    for (const row of rows) if (row.what.of !== "smaller") seen.add(row.id);
    const [more] = inside;
    if (!more) break;
    ids.push(more.id);
    const query = new URLSearchParams(hrefAt(ids, "table").slice(2));
    focus = wayTo(root, idsIn(query), undefined).at(-1);
    expect(focus?.id).toBe(more.id);
    expect(focus?.bytes).toBe(more.bytes);
  }
  expect(seen.size).toBe(437);
});

test("an id that stands for nothing leads nowhere", () => {
  for (const id of ["~~0", "~~1", "~~438", "~~x", "~~1.5"]) expect(childOf(holding(437), id)).toBeUndefined();
});
