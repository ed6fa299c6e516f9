import { expect, test } from "vitest";
import { goKeys } from "./goKeys.ts";
import { pages, settings } from "./pages.ts";

test("every page has a letter, and no two the same", () => {
  const letters = [...pages, ...settings].map(({ name }) => goKeys[name]);
  expect(letters).not.toContain(undefined);
  expect(new Set(letters).size).toBe(letters.length);
});
