import { expect, test } from "vitest";
import type { CleanupRun } from "../../shared/trpc/types.ts";
import { sampleRun } from "../../testing/samples.ts";
import { fuller, withProgress } from "./progress.ts";

const [first, second, third] = sampleRun.outcomes;
if (!first || !second || !third) throw new Error("the sample has three outcomes");

const { outcomes: _left, ...summary } = sampleRun;
const begun: CleanupRun = { ...summary, state: "running", done: 1, outcomes: [first] };

test("what is new is added, in the order in which it came, and the newest account of the run counts", () => {
  const next = withProgress(begun, [
    { run: { ...summary, state: "running", done: 2 }, outcomes: [second] },
    { run: { ...summary, done: 3 }, outcomes: [third] },
  ]);
  expect(next.outcomes).toEqual([first, second, third]);
  expect(next).toMatchObject({ done: 3, state: "partly" });
});

test("what is told again is told once", () => {
  const next = withProgress(begun, [
    { run: summary, outcomes: [first, second] },
    { run: summary, outcomes: [second, third] },
  ]);
  expect(next.outcomes).toEqual([first, second, third]);
});

test("nothing heard changes nothing", () => expect(withProgress(begun, [])).toBe(begun));

test("without new objects the list is the same one, so that nothing is drawn anew", () => {
  expect(withProgress(begun, [{ run: summary, outcomes: [] }]).outcomes).toBe(begun.outcomes);
});

test("of two accounts the one that knows the end counts, then the one that knows more objects", () => {
  const further = { ...begun, outcomes: [first, second] };
  const ended = { ...begun, state: "interrupted" as const };
  expect(fuller(begun, further)).toBe(further);
  expect(fuller(further, begun)).toBe(further);
  expect(fuller(ended, further)).toBe(ended);
  expect(fuller(further, ended)).toBe(ended);
  expect(fuller(ended, sampleRun)).toBe(sampleRun);
  expect(fuller(begun, { ...begun })).toBe(begun);
  expect(fuller(undefined, begun)).toBe(begun);
  expect(fuller(begun, undefined)).toBe(begun);
});
