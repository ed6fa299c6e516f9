import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  makeContainer,
  makeImage,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cleanUp, freedBy } from "../../test/cleanUp.ts";
import { readReclaimable } from "../../test/reclaimable.ts";

const MB = 1_000_000;

// What is promised against what the disk then has more, by `du`. Layers are large and random here, so that blocks and folders weigh little.
describe.each(testEngines)("$title", ({ options }) => {
  let host: ThrowawayEngine;

  beforeAll(async () => {
    host = await startEngine(options);
    await makeImage(host, { tags: ["runtime:1"], layerBytes: [8 * MB] });
    await makeImage(host, { tags: ["used:1"], from: "runtime:1", layerBytes: [2 * MB] });
    await makeContainer(host, { image: "used:1", state: "created" });
    await makeImage(host, {
      tags: ["old:1"],
      from: "runtime:1",
      layerBytes: [20 * MB, 1 * MB],
    });
    await makeImage(host, { tags: ["old:2"], from: "old:1", layerBytes: [12 * MB] });
    await makeImage(host, { from: "old:1", layerBytes: [15 * MB] });
    await makeImage(host, { tags: ["alone:1"], layerBytes: [10 * MB] });
  });
  afterAll(() => host[Symbol.asyncDispose]());

  /** `du` fails where containerd takes something away while it looks. */
  const used = () =>
    vi.waitFor(async () => {
      const { stdout } = await promisify(execFile)("du", ["-s", "--block-size=1", host.dataRoot]);
      return Number.parseInt(stdout, 10);
    });
  /** containerd collects what nothing refers to a moment after it was asked to. */
  const expectFreed = async (before: number, bytes: number) => {
    await vi.waitFor(
      async () => {
        const freed = before - (await used());
        expect(Math.abs(freed - bytes) / freed, `${bytes} promised, ${freed} freed`).toBeLessThan(0.05);
      },
      { timeout: 20_000, interval: 250 },
    );
  };

  test("images and build cache in one run: a layer that both hold is counted once", async () => {
    const before = await used();
    const { plan, outcomes } = await cleanUp(host, { images: true, buildCache: true });
    expect(plan.total.bytes).toBeGreaterThan(15 * MB);
    expect(freedBy(outcomes)).toBe(plan.total.bytes);
    await expectFreed(before, freedBy(outcomes));
  });

  test("unused images without build cache: what was reclaimable is what is freed", async () => {
    await host.docker(["builder", "prune", "-af"]);
    const [before, { images }] = [await used(), await readReclaimable(host)];
    const { plan, outcomes } = await cleanUp(host, { images: "unused" });
    expect(plan.total.bytes).toBe(images);
    expect(freedBy(outcomes)).toBe(images);
    expect(images).toBeGreaterThan(43 * MB * (options.store === "containerd" ? 2 : 1) * 0.95);
    await expectFreed(before, images);
  });
});
