import { CleanupInput } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { objectKinds } from "../../shared/ui/kinds.ts";
import {
  type Choices,
  rulesFrom,
  safeChoices,
  takesNamedVolumes,
  targetsOf,
  targetsOfKind,
} from "./choices.ts";

const nothing: Choices = {
  containers: "off",
  images: "off",
  volumes: "off",
  networks: "off",
  buildCache: "off",
};

test("by default only what nobody can miss goes", () => {
  expect(rulesFrom(safeChoices)).toEqual({ images: "dangling", buildCache: "unused" });
});

test("nothing chosen is nothing asked for, which the contract refuses", () => {
  expect(rulesFrom(nothing)).toEqual({});
  expect(CleanupInput.safeParse(rulesFrom(nothing)).success).toBe(false);
});

describe.each(objectKinds)("%s", (kind) => {
  test.each(targetsOfKind[kind])("%s alone asks for that kind alone, in the contract's words", (target) => {
    const rules = rulesFrom({ ...nothing, [kind]: target });
    expect(Object.keys(rules)).toEqual([kind]);
    expect(CleanupInput.parse(rules)).toEqual(rules);
  });
});

test("the words mean what the contract says they mean", () => {
  expect(rulesFrom({ ...nothing, containers: "containers.stoppedLong" })).toEqual({
    containers: { stoppedForMs: 604_800_000 },
  });
  expect(rulesFrom({ ...nothing, containers: "containers.stopped" })).toEqual({ containers: true });
  expect(rulesFrom({ ...nothing, volumes: "volumes.anonymous" })).toEqual({ volumes: "anonymous" });
  expect(rulesFrom({ ...nothing, volumes: "volumes.unused" })).toEqual({ volumes: "unused" });
  expect(rulesFrom({ ...nothing, buildCache: "buildCache.all" })).toEqual({ buildCache: "all" });
});

test("what goes is told in the order in which it goes", () => {
  const all = { ...safeChoices, networks: "networks.unused", containers: "containers.stopped" } as const;
  expect(targetsOf(all)).toEqual([
    "containers.stopped",
    "images.dangling",
    "networks.unused",
    "buildCache.unused",
  ]);
});

test("only all unused volumes reach named ones", () => {
  expect(takesNamedVolumes({ ...nothing, volumes: "volumes.unused" })).toBe(true);
  expect(takesNamedVolumes({ ...nothing, volumes: "volumes.anonymous" })).toBe(false);
});
