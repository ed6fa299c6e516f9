import { makeBuildCache, makeImage, startEngine, testEngines } from "@dunnage/throwaway-engine";
import { expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

const settling = { timeout: 20_000, interval: 300 };

it.each(testEngines)("$title removes the records that are named, and no others", async ({ options }) => {
  await using real = await startEngine(options);
  const engine = connectEngine({ host: real.host });
  const records = async () => (await engine.diskUsage("buildCache")).items;
  const idsLeft = async () => (await records()).map(({ id }) => id).toSorted();
  await makeBuildCache(real, { layerBytes: [10_000, 20_000] });
  await makeBuildCache(real, { layerBytes: [30_000] });
  let all: string[] = [];
  await vi.waitFor(async () => {
    const before = all;
    all = await idsLeft();
    expect(all).toEqual(before); // for a moment after a build, a record may become another
  }, settling);

  const parents = new Set((await records()).flatMap((record) => record.parents));
  const leaves = (await records()).filter(({ id }) => !parents.has(id));
  const [leaf, ...otherLeaves] = leaves;
  if (!leaf) throw new Error("No record of the build cache is without children.");

  // What others were made from stays as long as they do.
  const nothing = { deleted: [], reclaimedBytes: 0 };
  expect(await engine.removeBuildCache([...parents])).toEqual(nothing);
  // A part of an id is none, nor is what is not there.
  expect(await engine.removeBuildCache([leaf.id.slice(0, 12), leaf.id.slice(5), "nosuch"])).toEqual(nothing);
  expect(await idsLeft()).toEqual(all);

  const one = await engine.removeBuildCache([leaf.id]);
  expect(one).toEqual({ deleted: [leaf.id], reclaimedBytes: leaf.sizeBytes });
  expect(await idsLeft()).toEqual(all.filter((id) => id !== leaf.id));

  const several = otherLeaves.slice(0, 3).map(({ id }) => id);
  expect((await engine.removeBuildCache(several)).deleted.toSorted()).toEqual(several.toSorted());
  const left = all.filter((id) => id !== leaf.id && !several.includes(id));
  expect(await idsLeft()).toEqual(left);

  // Children and what they were made from, in one go; in whatever order, one question being enough.
  expect((await engine.removeBuildCache(left)).deleted.toSorted()).toEqual(left);
  expect(await records()).toEqual([]);
  engine.close();
});

it.each(testEngines)("$title removes what an image shares, and the image stays", async ({ options }) => {
  await using real = await startEngine(options);
  const engine = connectEngine({ host: real.host });
  await makeImage(real, { tags: ["kept:1"], layerBytes: [10_000] });
  let ids: string[] = [];
  await vi.waitFor(async () => {
    const before = ids;
    const { items } = await engine.diskUsage("buildCache");
    ids = items.map(({ id }) => id).toSorted();
    expect(items.some((record) => record.shared)).toBe(true);
    expect(ids).toEqual(before);
  }, settling);
  expect((await engine.removeBuildCache(ids)).deleted.toSorted()).toEqual(ids);
  expect((await real.docker(["run", "--rm", "kept:1", "echo", "alive"])).trim()).toBe("alive");
  engine.close();
});
