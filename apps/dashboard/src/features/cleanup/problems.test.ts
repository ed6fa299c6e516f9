import { expect, test } from "vitest";
import { type Choices, safeChoices } from "./choices.ts";
import { problemsOf } from "./problems.ts";

const withImages = (limits: Choices["images"]["limits"]): Choices => ({
  ...safeChoices,
  images: { target: "images.unused", limits },
});

test("the contract takes what is right", () => {
  expect(problemsOf(safeChoices)).toEqual([]);
  expect(problemsOf(withImages({ keepNewest: "1000", unusedForDays: "0", createdForDays: "0.25" }))).toEqual(
    [],
  );
});

test.each(["0", "1001", "2.5", "-1", "three", "1e99"])(
  "%s newest tags are refused, by the field's name",
  (typed) => {
    expect(problemsOf(withImages({ keepNewest: typed }))).toEqual(["images.keepNewest"]);
  },
);

test.each(["-1", "seven", "7 days", "1e99", "Infinity"])(
  "%s days are refused, by the field's name",
  (typed) => {
    expect(problemsOf(withImages({ unusedForDays: typed }))).toEqual(["images.unusedForDays"]);
  },
);

test("every wrong field is named, in the order of the cards", () => {
  expect(
    problemsOf({
      ...withImages({ keepNewest: "x", createdForDays: "y" }),
      containers: { target: "containers.stopped", limits: { stoppedForDays: "-7", createdForDays: "1" } },
      buildCache: { target: "buildCache.unused", limits: { unusedForDays: "?" } },
    }),
  ).toEqual([
    "containers.stoppedForDays",
    "images.keepNewest",
    "images.createdForDays",
    "buildCache.unusedForDays",
  ]);
});

test("what stays as a whole has nothing wrong with it", () => {
  expect(problemsOf({ ...safeChoices, images: { target: "off", limits: { keepNewest: "many" } } })).toEqual(
    [],
  );
});
