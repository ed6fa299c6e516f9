import { expect, test } from "vitest";
import { sampleStats } from "../../testing/samples.ts";
import { couldFree, couldFreeTogether } from "./couldFree.ts";

test("what the measurement covers exactly is told exactly", () => {
  expect(couldFree("containers.stopped", sampleStats)).toEqual({ bytes: 100, upTo: false });
  expect(couldFree("images.unused", sampleStats)).toEqual({ bytes: 500, upTo: false });
  expect(couldFree("volumes.anonymous", sampleStats)).toEqual({ bytes: 50, upTo: false });
  expect(couldFree("buildCache.unused", sampleStats)).toEqual({ bytes: 300, upTo: false });
});

test("what it covers only from above is told as a bound", () => {
  expect(couldFree("containers.stoppedLong", sampleStats)).toEqual({ bytes: 100, upTo: true });
  expect(couldFree("images.dangling", sampleStats)).toEqual({ bytes: 500, upTo: true });
  expect(couldFree("buildCache.all", sampleStats)).toEqual({ bytes: 400, upTo: true });
});

test("all unused volumes are the anonymous and the named ones", () => {
  expect(couldFree("volumes.unused", sampleStats)).toEqual({ bytes: 750, upTo: false });
});

test("what has not been measured is not known, and never 0", () => {
  const stats = { ...sampleStats, unusedNamedVolumesBytes: null };
  expect(couldFree("volumes.unused", stats)).toBeNull();
  expect(couldFree("images.unused", undefined)).toBeNull();
});

test("nothing at all needs no bound", () => {
  const stats = { ...sampleStats, reclaimable: { ...sampleStats.reclaimable, images: 0 } };
  expect(couldFree("images.dangling", stats)).toEqual({ bytes: 0, upTo: false });
});

test("a sum with a bound in it is a bound", () => {
  expect(couldFreeTogether(["images.unused", "buildCache.unused", "networks.unused"], sampleStats)).toEqual({
    bytes: 800,
    upTo: false,
    complete: true,
  });
  expect(couldFreeTogether(["images.dangling", "buildCache.unused"], sampleStats)).toEqual({
    bytes: 800,
    upTo: true,
    complete: true,
  });
});

test("a sum that lacks a part says so", () => {
  const stats = { ...sampleStats, reclaimable: { ...sampleStats.reclaimable, images: null } };
  expect(couldFreeTogether(["images.unused", "buildCache.unused"], stats)).toEqual({
    bytes: 300,
    upTo: false,
    complete: false,
  });
});

test("a sum without any known part is not known, and never 0", () => {
  const none = { images: null, containers: null, volumes: null, buildCache: null };
  const stats = { ...sampleStats, reclaimable: none, diskUsage: none };
  expect(couldFreeTogether(["images.dangling", "buildCache.unused"], stats)).toBeNull();
  expect(couldFreeTogether(["images.dangling"], undefined)).toBeNull();
  expect(couldFreeTogether(["networks.unused"], sampleStats)).toBeNull();
});
