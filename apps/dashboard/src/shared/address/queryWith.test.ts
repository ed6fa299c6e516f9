import { expect, test } from "vitest";
import { queryWith } from "./queryWith.ts";

test("one word is said otherwise, and the others stay as they are written", () => {
  expect(queryWith("?at=disk/docker&range=day", { range: "year" })).toBe("at=disk/docker&range=year");
  expect(queryWith("only=a&only=b", { side: "stays" })).toBe("only=a&only=b&side=stays");
});

test("what is as usual is not said", () => {
  expect(queryWith("?range=day&q=a%20b", { range: null, q: "" })).toBe("");
  expect(queryWith("", { range: null })).toBe("");
});

test("words that people type are escaped", () => {
  const query = queryWith("ranges=1", { q: "a&b=100%" });
  expect(query.startsWith("ranges=1&")).toBe(true);
  expect(new URLSearchParams(query).get("q")).toBe("a&b=100%");
});
