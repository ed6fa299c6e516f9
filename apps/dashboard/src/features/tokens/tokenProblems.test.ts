import { expect, test } from "vitest";
import { nameProblem } from "./tokenProblems.ts";

test.each([
  ["nightly clean-up", undefined],
  ["x".repeat(100), undefined],
  [" ", "missing"],
  ["x".repeat(101), "tooLong"],
  ["a\nb", "controls"],
] as const)("%j as a token's name: %s", (name, problem) => {
  expect(nameProblem(name)).toBe(problem);
});
