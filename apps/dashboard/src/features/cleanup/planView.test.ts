import { expect, test } from "vitest";
import { sortingBy, sortKeys } from "./arrange.ts";
import { kindIn, sideIn, sortingIn, wordOfSorting } from "./planView.ts";

test("an address that says nothing, or what is unknown, shows what goes, all of it, the largest first", () => {
  for (const query of ["", "side=left&kind=boxes&sort=colour"]) {
    const params = new URLSearchParams(query);
    expect(sideIn(params)).toBe("goes");
    expect(kindIn(params)).toBe("all");
    expect(sortingIn(params)).toEqual(sortingBy("bytes"));
  }
});

test("every order can be said, and is found again", () => {
  for (const by of sortKeys)
    for (const descending of [true, false]) {
      const word = wordOfSorting({ by, descending });
      expect(sortingIn(new URLSearchParams(word === null ? {} : { sort: word }))).toEqual({ by, descending });
    }
  expect(wordOfSorting(sortingBy("bytes"))).toBeNull();
});
