import type { Outcome, Rules } from "@dunnage/api";
import { connectEngine } from "@dunnage/docker";
import {
  type ImageSpec,
  makeImage,
  type StandardScenario,
  standardScenario,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { destroyedBy, keysOn, layersSize, namesOn, tagsOn } from "../../test/host.ts";
import { readReclaimable } from "../../test/reclaimable.ts";
import { type CleanupResult, runCleanup } from "./runCleanup.ts";

// One rule after another on a host that was used for a while, then all together. The order matters: each begins where the last one ended.

describe.each(testEngines)("$title", ({ options }) => {
  let host: ThrowawayEngine;
  let made: StandardScenario;
  const exact = options.store !== "containerd";

  beforeAll(async () => {
    host = await startEngine(options);
    made = await standardScenario(host);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  /** Runs the rules, and holds what they say against what the engine has and what it told. */
  async function clean(rules: Rules): Promise<CleanupResult> {
    const engine = connectEngine({ host: host.host });
    const before = await keysOn(host);
    const run: { result?: CleanupResult } = {};
    const destroyed = await destroyedBy(host, async () => {
      run.result = await runCleanup({ engine, rules });
    });
    engine.close();
    if (!run.result) throw new Error("It did not run.");
    const after = await keysOn(host);
    const removed = run.result.outcomes.filter(({ outcome }) => outcome === "removed").map(({ key }) => key);
    expect(removed.toSorted()).toEqual(before.filter((key) => !after.includes(key)));
    expect(after.filter((key) => !before.includes(key))).toEqual([]);
    expect(destroyed).toEqual(removed.filter((key) => !key.startsWith("buildCache/")).toSorted());
    expect(run.result.state).toBe("finished");
    return run.result;
  }

  const byName = (a: Outcome, b: Outcome) => a.names.join(" ").localeCompare(b.names.join(" "));
  const told = ({ outcomes }: CleanupResult) =>
    outcomes
      .toSorted(byName)
      .map(({ names, outcome, reason, bytes }) => [names.join(" "), outcome, reason, bytes] as const);

  test("dangling images: the one without a name", async () => {
    const result = await clean({ images: true });
    expect(result.outcomes).toMatchObject([{ id: made.images.dangling.id, names: [], outcome: "removed" }]);
    if (exact)
      expect(result.outcomes).toMatchObject([{ bytes: made.images.dangling.ownBytes, certainty: "exact" }]);
  });

  test("volumes: anonymous ones, never one with a name", async () => {
    const result = await clean({ volumes: true });
    const { name, bytes } = made.volumes.anonymous;
    expect(result.outcomes).toMatchObject([
      { id: name, names: [], outcome: "removed", bytes, certainty: "exact" },
    ]);
    expect(await namesOn(host, "volume")).toEqual(
      [
        ...Object.values(made.volumes).map((volume) => volume.name),
        ...made.containers.exited.anonymousVolumes.map((volume) => volume.name),
      ]
        .filter((other) => other !== name)
        .toSorted(),
    );
  });

  test("networks: not those that a stopped container names", async () => {
    expect(told(await clean({ networks: true }))).toEqual([
      ["forgotten", "removed", null, 0],
      ["kept_network", "kept", "label_keep", 0],
    ]);
    expect(await namesOn(host, "network")).toEqual(
      expect.arrayContaining(["bridge", "host", "none", "shop_default", "shop_jobs"]),
    );
  });

  test("unused images: whole ones, and what they free is what the engine then has less", async () => {
    const tags = await tagsOn(host);
    const [sizeBefore, reclaimableBefore] = [await layersSize(host), await readReclaimable(host)];
    const result = await clean({ images: "unused" });
    const [sizeAfter, reclaimableAfter] = [await layersSize(host), await readReclaimable(host)];

    const gone = ["old/lonely:1", "old/report:1", "shop/runtime:1"];
    expect(await tagsOn(host)).toEqual(tags.filter((tag) => !gone.includes(tag)));
    const bytesOf = (name: string, bytes: number) =>
      exact ? bytes : told(result).find(([names]) => names === name)?.[3];
    expect(told(result)).toEqual([
      ["kept/image:1", "kept", "label_keep", bytesOf("kept/image:1", made.images.kept.ownBytes)],
      ["old/lonely:1", "removed", null, bytesOf("old/lonely:1", made.images.unusedAlone.ownBytes)],
      ["old/report:1", "removed", null, bytesOf("old/report:1", made.images.unused.ownBytes)],
      ["shop/runtime:1", "removed", null, 0],
    ]);
    expect(reclaimableBefore.images - reclaimableAfter.images).toBe(result.removedBytes);
    if (exact) expect(sizeBefore - sizeAfter).toBe(result.removedBytes);
  });

  test("build cache: what the engine itself takes, with its own count of it", async () => {
    const before = await readReclaimable(host);
    const result = await clean({ buildCache: true });
    expect(result.outcomes.length).toBeGreaterThan(0);
    expect(result.removedBytes).toBe(before.buildCache);
    expect(result.reportedBytes).toBe(before.buildCache);
    expect((await readReclaimable(host)).buildCache).toBe(0);
  });

  test("containers that have been stopped for an hour: none yet", async () => {
    expect(told(await clean({ containers: { stoppedForMs: 3_600_000 } }))).toEqual([]);
  });

  test("containers: those that do not run, one that never did too", async () => {
    const before = await readReclaimable(host);
    const result = await clean({ containers: true });
    expect(told(result).map(([name, outcome, reason]) => [name, outcome, reason])).toEqual([
      ["blog-migrate-1", "removed", null],
      ["forgotten-1", "removed", null],
      ["kept-1", "kept", "label_keep"],
      ["shop-job-1", "removed", null],
    ]);
    expect(before.containers - (await readReclaimable(host)).containers).toBe(result.removedBytes);
    if (exact) {
      const { exited, alone } = made.containers;
      expect(result.removedBytes).toBe(exited.writtenBytes + alone.writtenBytes);
    }
    expect(await namesOn(host, "container")).toEqual(["blog-web-1", "kept-1", "shop-web-1"]);
  });

  test("everything at its widest: what the containers held, and nothing that is in use, special or kept", async () => {
    const tags = await tagsOn(host);
    const result = await clean({
      containers: true,
      networks: true,
      volumes: "unused",
      images: "unused",
      buildCache: "all",
    });
    const outcomes = result.outcomes.filter(({ kind }) => kind !== "buildCache");
    expect(told({ ...result, outcomes }).map(([name, outcome]) => [name, outcome])).toEqual([
      ["", "removed"], // the anonymous volume of a container that went before
      ["forgotten_data", "removed"],
      ["kept_data", "kept"],
      ["kept_network", "kept"],
      ["kept-1", "kept"],
      ["kept/image:1", "kept"],
      ["shop_jobs", "removed"],
      ["shop/job:1", "removed"],
    ]);
    expect(await namesOn(host, "volume")).toEqual(["kept_data", "scratch", "shop_data"]);
    expect(await tagsOn(host)).toEqual(tags.filter((tag) => tag !== "shop/job:1"));
    expect(await readReclaimable(host)).toMatchObject({ volumes: 0, buildCache: 0 });
  });

  test("and once more: there is nothing left to take", async () => {
    const rules: Rules = {
      containers: true,
      networks: true,
      volumes: "unused",
      images: "unused",
      buildCache: "all",
    };
    const { outcomes } = await clean(rules);
    expect(outcomes.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      Array.from({ length: 4 }, () => ["kept", "label_keep"]),
    );
  });

  test("images of the classic builder: whole, with all that is between them, on every store", async () => {
    const all = async () => (await host.docker(["image", "ls", "-aq", "--no-trunc"])).split("\n").toSorted();
    const before = await all();
    const classic: ImageSpec = { builder: "classic", layerBytes: [1000, 2000] };
    await makeImage(host, { ...classic, tags: ["classic/base:1", "classic/base:2"] });
    await makeImage(host, { ...classic, tags: ["classic/app:1"], from: "classic/base:1" });
    await makeImage(host, { ...classic, from: "classic/base:1" });
    const engine = connectEngine({ host: host.host });
    const { outcomes, state } = await runCleanup({ engine, rules: { images: "unused" } });
    engine.close();
    expect(outcomes.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(state).toBe("finished");
    expect(await all()).toEqual(before);
  });
});
