import { PreviewInput } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { objectKinds } from "../../shared/ui/kinds.ts";
import {
  type Choice,
  type Choices,
  limitsOfKind,
  rulesFrom,
  safeChoices,
  targetsOf,
  targetsOfKind,
} from "./choices.ts";

const off: Choice = { target: "off", limits: {} };
const nothing: Choices = { containers: off, images: off, volumes: off, networks: off, buildCache: off };
const all: Choices = {
  containers: { target: "containers.stopped", limits: {} },
  images: { target: "images.unused", limits: {} },
  volumes: { target: "volumes.unused", limits: {} },
  networks: { target: "networks.unused", limits: {} },
  buildCache: { target: "buildCache.all", limits: {} },
};

test("by default only what nobody can miss goes", () => {
  expect(rulesFrom(safeChoices)).toEqual({ images: "dangling", buildCache: "unused" });
});

test("nothing chosen is nothing asked for, which the contract refuses", () => {
  expect(rulesFrom(nothing)).toEqual({});
  expect(PreviewInput.safeParse(rulesFrom(nothing)).success).toBe(false);
});

describe.each(objectKinds)("%s", (kind) => {
  test.each(targetsOfKind[kind])("%s alone asks for that kind alone, in the contract's words", (target) => {
    const rules = rulesFrom({ ...nothing, [kind]: { target, limits: {} } });
    expect(Object.keys(rules)).toEqual([kind]);
    expect(PreviewInput.parse(rules)).toEqual(rules);
  });

  test.each(limitsOfKind[kind])("%s narrows it, in the contract's words", (limit) => {
    for (const target of targetsOfKind[kind]) {
      const rules = rulesFrom({ ...nothing, [kind]: { target, limits: { [limit]: "3" } } });
      expect(PreviewInput.parse(rules)).toEqual(rules);
      expect(rules).not.toEqual(rulesFrom({ ...nothing, [kind]: { target, limits: {} } }));
    }
  });
});

test("days become milliseconds, tags stay a number, and what is empty limits nothing", () => {
  expect(
    rulesFrom({
      containers: { target: "containers.stopped", limits: { stoppedForDays: "7", createdForDays: " " } },
      images: { target: "images.unused", limits: { keepNewest: "3", unusedForDays: "0.5" } },
      volumes: { target: "volumes.anonymous", limits: { unusedForDays: "30" } },
      networks: { target: "networks.unused", limits: { createdForDays: "1" } },
      buildCache: { target: "buildCache.all", limits: { unusedForDays: "" } },
    }),
  ).toEqual({
    containers: { stoppedForMs: 604_800_000 },
    images: { which: "unused", keepNewest: 3, unusedForMs: 43_200_000 },
    volumes: { which: "anonymous", unusedForMs: 2_592_000_000 },
    networks: { createdForMs: 86_400_000 },
    buildCache: "all",
  });
});

test("a limit of another kind is not passed on", () => {
  const volumes: Choice = { target: "volumes.unused", limits: { keepNewest: "3", stoppedForDays: "7" } };
  expect(rulesFrom({ ...nothing, volumes })).toEqual({ volumes: "unused" });
});

test("what goes is told in the order in which it is shown", () => {
  expect(targetsOf(all)).toEqual([
    "containers.stopped",
    "images.unused",
    "volumes.unused",
    "networks.unused",
    "buildCache.all",
  ]);
  expect(rulesFrom(all)).toEqual({
    containers: true,
    images: "unused",
    volumes: "unused",
    networks: true,
    buildCache: "all",
  });
});
