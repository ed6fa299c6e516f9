import { expect, test } from "vitest";
import { type Command, found } from "./commands.ts";

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  label,
  run() {},
  ...more,
});
const pages = {
  value: "Pages",
  items: [command("Usage"), command("History"), command("Clean up", { words: "prune" })],
};
const objects = {
  value: "Objects",
  seldom: true,
  items: [command("shop/web:2"), command("old-web", { detail: "Container" }), command("web")],
};
const names = (search: string) =>
  found([pages, objects], search).map(({ items }) => items.map(({ label }) => label));

test("without a search there is what there is little of", () => {
  expect(names("")).toEqual([["Usage", "History", "Clean up"]]);
});

test("names that begin with it come before those that have it", () => {
  expect(names("WEB")).toEqual([["web", "shop/web:2", "old-web"]]);
});

test("each word counts, wherever it is", () => {
  expect(names("web container")).toEqual([["old-web"]]);
  expect(names("prune")).toEqual([["Clean up"]]);
  expect(names("nothing of the kind")).toEqual([]);
});

test("of many the best few are shown", () => {
  const many = { value: "Objects", items: Array.from({ length: 500 }, (_, n) => command(`job-${n}`)) };
  expect(found([many], "job")[0]?.items).toHaveLength(12);
});
