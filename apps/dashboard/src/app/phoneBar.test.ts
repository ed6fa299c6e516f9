import { expect, test } from "vitest";
import { phoneBar } from "./phoneBar.ts";

const named = (...names: string[]) => names.map((name) => ({ name }));

test("the four that people come for are in the bar, in their order", () => {
  const pages = named("overview", "usage", "projects", "cleanup", "history", "protections");
  expect(phoneBar(pages)).toEqual({
    bar: named("overview", "usage", "cleanup", "history"),
    more: named("projects", "protections"),
  });
});

test("where somebody may not go to one of them, another takes its place", () => {
  expect(phoneBar(named("overview", "usage", "projects", "history", "protections"))).toEqual({
    bar: named("overview", "usage", "projects", "history"),
    more: named("protections"),
  });
});
