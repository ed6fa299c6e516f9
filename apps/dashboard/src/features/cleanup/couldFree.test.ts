import { expect, test } from "vitest";
import { sampleStats } from "../../testing/samples.ts";
import { type Choice, type Choices, safeChoices } from "./choices.ts";
import { couldFree, couldFreeTogether } from "./couldFree.ts";

const plain = (target: Choice["target"]): Choice => ({ target, limits: {} });
const off = plain("off");
const nothing: Choices = { containers: off, images: off, volumes: off, networks: off, buildCache: off };

test("what the measurement covers exactly is told exactly", () => {
  const exactly = (bytes: number) => ({ bytes, upTo: false });
  expect(couldFree("containers", plain("containers.stopped"), sampleStats)).toEqual(exactly(100));
  expect(couldFree("images", plain("images.unused"), sampleStats)).toEqual(exactly(500));
  expect(couldFree("volumes", plain("volumes.anonymous"), sampleStats)).toEqual(exactly(50));
  expect(couldFree("buildCache", plain("buildCache.unused"), sampleStats)).toEqual(exactly(300));
});

test("what it covers only from above is told as a bound", () => {
  expect(couldFree("images", plain("images.dangling"), sampleStats)).toEqual({ bytes: 500, upTo: true });
});

test("the whole build cache is no bound: what images share is not in its total", () => {
  expect(couldFree("buildCache", plain("buildCache.all"), sampleStats)).toEqual({ bytes: 400, upTo: false });
});

test("so is whatever is narrowed by a limit", () => {
  const limited: Choice = { target: "containers.stopped", limits: { stoppedForDays: "7" } };
  expect(couldFree("containers", limited, sampleStats)).toEqual({ bytes: 100, upTo: true });
});

test("all unused volumes are the anonymous and the named ones", () => {
  expect(couldFree("volumes", plain("volumes.unused"), sampleStats)).toEqual({ bytes: 750, upTo: false });
});

test("what has not been measured is not known, and never 0", () => {
  const stats = { ...sampleStats, unusedNamedVolumesBytes: null };
  expect(couldFree("volumes", plain("volumes.unused"), stats)).toBeNull();
  expect(couldFree("images", plain("images.unused"), undefined)).toBeNull();
});

test("nothing at all needs no bound", () => {
  const stats = { ...sampleStats, reclaimable: { ...sampleStats.reclaimable, images: 0 } };
  expect(couldFree("images", plain("images.dangling"), stats)).toEqual({ bytes: 0, upTo: false });
});

test("a sum with a bound in it is a bound, but for build cache, some of which goes with images", () => {
  const images = plain("images.dangling");
  expect(couldFreeTogether({ ...nothing, images }, sampleStats)).toMatchObject({ bytes: 500, upTo: true });
  const buildCache = plain("buildCache.unused");
  const networks = plain("networks.unused");
  const exact = { bytes: 800, upTo: false, complete: true };
  expect(couldFreeTogether({ ...nothing, images, buildCache, networks }, sampleStats)).toEqual(exact);
  expect(couldFreeTogether(safeChoices, sampleStats)).toEqual(exact);
});

test("a sum that lacks a part says so", () => {
  const stats = { ...sampleStats, reclaimable: { ...sampleStats.reclaimable, images: null } };
  const sum = { bytes: 300, upTo: false, complete: false };
  expect(couldFreeTogether(safeChoices, stats)).toEqual(sum);
});

test("a sum without any known part is not known, and never 0", () => {
  const none = { images: null, containers: null, volumes: null, buildCache: null };
  const stats = { ...sampleStats, reclaimable: none, diskUsage: none };
  expect(couldFreeTogether(safeChoices, stats)).toBeNull();
  expect(couldFreeTogether(safeChoices, undefined)).toBeNull();
  expect(couldFreeTogether({ ...nothing, networks: plain("networks.unused") }, sampleStats)).toBeNull();
});
