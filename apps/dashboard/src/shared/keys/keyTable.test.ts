import { expect, test } from "vitest";
import { actionAt, everywhere, type KeyPlace, keyTable } from "./keyTable.ts";

const sources = import.meta.glob<string>(["../../**/*.{ts,tsx}", "!../../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const places: KeyPlace[] = ["lists", "picture", "dialogs"];
const keys = places.flatMap((place) => keyTable[place].flatMap(({ does }) => Object.keys(does)));

test("a key does one thing in one place, and that is what is said of it", () => {
  for (const place of places)
    for (const { does } of keyTable[place])
      for (const [key, action] of Object.entries(does)) {
        const shiftKey = key.startsWith("Shift+");
        expect(actionAt[place]({ key: key.replace("Shift+", ""), shiftKey })).toBe(action);
      }
});

test("with Shift a key does what it does without, unless the table says something else", () => {
  expect(actionAt.lists({ key: "ArrowDown", shiftKey: true })).toBe("next");
  expect(actionAt.lists({ key: " ", shiftKey: true })).toBe("pickRange");
  expect(actionAt.lists({ key: "Backspace", shiftKey: false })).toBeUndefined();
});

test("no source hears a key that the table, and so the sheet, does not have", () => {
  const known = new Set<string>([...keys, ...Object.values(everywhere)]);
  const heard = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/\bkey(?:\.toLowerCase\(\))? [!=]== "([A-Z][A-Za-z]+|.)"/g)].map(([, key = ""]) => ({
      path,
      key,
    })),
  );
  expect(heard.filter(({ key }) => !known.has(key))).toEqual([]);
  expect(heard.length).toBeGreaterThan(0);
});
