import { expect, test } from "vitest";
import { stepsFor } from "./steps.ts";

test("who may only look is not shown how to clean up", () => {
  expect(stepsFor("viewer").map(({ name }) => name)).toEqual(["overview", "usage", "keeping", "keys"]);
  expect(stepsFor("operator").map(({ name }) => name)).toContain("cleanup");
});
