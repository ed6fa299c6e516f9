import { expect, test } from "vitest";
import { addressOf, choicesIn, projectIn, stepIn } from "./address.ts";
import { type Choices, safeChoices } from "./choices.ts";

const chosen: Choices = {
  containers: { target: "containers.stopped", limits: { stoppedForDays: "7" } },
  images: { target: "off", limits: {} },
  volumes: { target: "volumes.anonymous", limits: {} },
  networks: { target: "off", limits: {} },
  buildCache: { target: "buildCache.unused", limits: { unusedForDays: "30" } },
};

test("the plain address is the safe choice", () => {
  expect(choicesIn(new URLSearchParams())).toEqual(safeChoices);
  expect(addressOf(safeChoices, "rules").toString()).toBe("");
});

test("the address tells what differs from it", () => {
  expect(addressOf(chosen, "plan").toString()).toBe(
    "containers=stopped&containers.stoppedForDays=7&images=off&volumes=anonymous&buildCache.unusedForDays=30&step=plan",
  );
});

test("what was chosen is found again", () => {
  const address = addressOf(chosen, "plan");
  expect(choicesIn(address)).toEqual(chosen);
  expect(stepIn(address)).toBe("plan");
});

test("what an address tells in unknown words is as safe as ever", () => {
  const params = new URLSearchParams(
    "volumes=everything&images=unused&networks=all&images.stoppedForDays=1&step=run",
  );
  expect(choicesIn(params)).toEqual({ ...safeChoices, images: { target: "images.unused", limits: {} } });
  expect(stepIn(params)).toBe("rules");
});

test("the address tells which project it is narrowed to, whatever that is called", () => {
  const params = addressOf(chosen, "plan", "shop & co");
  expect(projectIn(new URLSearchParams(params.toString()))).toBe("shop & co");
  expect(choicesIn(params)).toEqual(chosen);
  expect(projectIn(addressOf(chosen, "plan"))).toBeNull();
  expect(projectIn(new URLSearchParams("project="))).toBeNull();
});
