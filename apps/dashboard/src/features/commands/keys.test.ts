import { expect, test } from "vitest";
import { keyReader } from "./keys.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, typing: false };
const reader = (letters = true) => {
  const read = keyReader(() => letters);
  let atMs = 0;
  return (key: string, more: Partial<typeof plain> = {}, afterMs = 100) => {
    atMs += afterMs;
    return read({ key, ...plain, ...more }, atMs);
  };
};

test("g and a letter go somewhere, within a moment", () => {
  const press = reader();
  expect(press("g")).toBeNull();
  expect(press("u")).toEqual({ go: "u" });
  expect(press("u")).toBeNull();
  expect(press("g")).toBeNull();
  expect(press("u", {}, 2_000)).toBeNull();
});

test("a question mark asks for the sheet of keys, Ctrl K and the command key for the palette", () => {
  const press = reader();
  expect(press("?")).toBe("sheet");
  expect(press("k", { ctrlKey: true })).toBe("palette");
  expect(press("K", { metaKey: true })).toBe("palette");
  expect(press("k", { ctrlKey: true, altKey: true })).toBeNull();
  expect(press("k")).toBeNull();
});

test("while somebody types, letters are letters, and the palette is still at hand", () => {
  const press = reader();
  expect(press("?", { typing: true })).toBeNull();
  expect(press("g", { typing: true })).toBeNull();
  expect(press("u")).toBeNull();
  expect(press("k", { ctrlKey: true, typing: true })).toBe("palette");
});

test("turned off, no letter by itself does anything", () => {
  const press = reader(false);
  expect(press("?")).toBeNull();
  expect(press("g")).toBeNull();
  expect(press("o")).toBeNull();
  expect(press("k", { ctrlKey: true })).toBe("palette");
});
