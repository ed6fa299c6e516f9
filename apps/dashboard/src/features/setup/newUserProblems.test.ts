import { expect, test } from "vitest";
import { newUserProblems } from "./newUserProblems.ts";

const good = { name: "Mira", email: "mira@example.com", password: "twelve chars" };

test("a good user has none", () => expect(newUserProblems(good)).toEqual(new Set()));

test.each([
  [{ name: " " }, "name"],
  [{ name: "x".repeat(101) }, "name"],
  [{ email: "mira" }, "email"],
  [{ password: "eleven char" }, "password"],
  [{ password: "x".repeat(201) }, "password"],
] as const)("%j is refused for its %s", (wrong, field) => {
  expect(newUserProblems({ ...good, ...wrong })).toEqual(new Set([field]));
});
