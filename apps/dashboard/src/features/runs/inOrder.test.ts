import { expect, test } from "vitest";
import type { Outcome } from "../../shared/trpc/types.ts";
import { sampleRun } from "../../testing/samples.ts";
import { inOrder } from "./inOrder.ts";

const [sample] = sampleRun.outcomes;
if (!sample) throw new Error("the sample has outcomes");
const one = (kind: Outcome["kind"], name: string, at: string): Outcome => ({
  ...sample,
  key: `${kind}/${name}`,
  kind,
  id: name,
  names: [name],
  at: `2026-01-01T00:00:${at}Z`,
});

const together = [
  one("containers", "job-2", "01.000"),
  one("containers", "job-10", "01.000"),
  one("volumes", "cache", "01.000"),
];
const before = one("volumes", "zebra", "00.999");
const after = one("containers", "aardvark", "01.001");

test("what went first stands first; what went at the same instant by kind and name, however it was told", () => {
  const wanted = [before, ...together, after];
  const [two, ten, cache] = together;
  if (!two || !ten || !cache) throw new Error("three went together");
  expect(inOrder(wanted)).toEqual(wanted);
  expect(inOrder([after, cache, ten, two, before])).toEqual(wanted);
  expect(inOrder([ten, after, two, before, cache])).toEqual(wanted);
});
