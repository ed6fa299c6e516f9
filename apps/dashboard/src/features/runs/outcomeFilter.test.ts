import { KeptReason } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { sampleRun } from "../../testing/samples.ts";
import { speak } from "../../testing/speak.ts";
import { filterOutcomes, type OutcomeChoice } from "./outcomeFilter.ts";
import { reasonOf } from "./reasonOf.ts";

const keys = (choice: OutcomeChoice, search: string) =>
  filterOutcomes(speak("en"), sampleRun.outcomes, choice, search).map(({ id }) => id);

test("without a choice and without words, all of it, and the very same list", () => {
  expect(filterOutcomes(speak("en"), sampleRun.outcomes, "all", " ")).toBe(sampleRun.outcomes);
});

test("by outcome", () => {
  expect(keys("kept", "")).toEqual(["c2"]);
  expect(keys("unknown", "")).toEqual([]);
});

test.each([
  ["a name", "JOB-", ["c1", "c2"]],
  ["an id", "89abc", ["sha256:0123456789abcdef"]],
  ["the engine's words", "being used", ["sha256:0123456789abcdef"]],
  ["the words of the reason", "carries the label", ["c2"]],
  ["nothing that is there", "nowhere", []],
])("by a part of %s", (_what, words, found) => expect(keys("all", words)).toEqual(found));

test("by both", () => expect(keys("removed", "job")).toEqual(["c1"]));

describe.each(["en", "zh-CN"] as const)("in %s", (language) => {
  test.each(KeptReason.options)("%s is worded", (reason) => {
    const [one] = sampleRun.outcomes;
    if (!one) throw new Error("the sample has outcomes");
    expect(reasonOf(speak(language), { ...one, outcome: "kept", reason })).toMatch(/\S{2}/);
  });
});
