import { describe, expect, it } from "vitest";
import { z } from "zod";
import { read } from "../testing/recordings.ts";
import { DiskUsage, RemovedBuildCache } from "./diskUsage.ts";

describe.each(["docker-29.7-overlay2", "docker-29.7-containerd"])("%s, which tells it twice", (engine) => {
  const both = z.record(z.string(), z.unknown()).parse(JSON.parse(read(engine, "df").reply.text));
  const only = (wanted: (key: string) => boolean) =>
    DiskUsage.parse(Object.fromEntries(Object.entries(both).filter(([key]) => wanted(key))));
  const summaries = only((key) => key.endsWith("Usage"));
  const lists = only((key) => !key.endsWith("Usage"));

  it("means the same by its lists and by its summaries", () => {
    expect(summaries.images).toEqual(lists.images);
    expect(summaries.containers).toEqual(lists.containers);
    expect(summaries.volumes).toEqual(lists.volumes);
    expect(summaries.buildCache?.items).toEqual(lists.buildCache?.items);
  });

  it("counts shared build cache in its summary alone", () => {
    const shared = lists.buildCache?.items
      .filter((record) => record.shared)
      .map((record) => record.sizeBytes);
    const sharedBytes = shared?.reduce((sum, size) => sum + size, 0) ?? 0;
    expect(sharedBytes).toBeGreaterThan(0);
    expect(summaries.buildCache?.totalBytes).toBe((lists.buildCache?.totalBytes ?? 0) + sharedBytes);
  });
});

it("tells a kind that was not measured from one that is empty", () => {
  expect(DiskUsage.parse({})).toEqual({ images: null, containers: null, volumes: null, buildCache: null });
  const empty = { totalBytes: 0, items: [] };
  const emptyLists = { LayersSize: 0, Images: null, Containers: [], Volumes: null, BuildCache: [] };
  expect(DiskUsage.parse(emptyLists)).toEqual({
    images: empty,
    containers: empty,
    volumes: empty,
    buildCache: empty,
  });
  expect(DiskUsage.parse({ ImageUsage: {} }).images).toEqual(empty);
});

it("leaves out what the engine could not measure", () => {
  const unmeasured = { Name: "a", UsageData: { Size: -1, RefCount: -1 } };
  const measured = { Name: "b", UsageData: { Size: 7, RefCount: 1 } };
  const { volumes } = DiskUsage.parse({ Volumes: [unmeasured, measured, { Name: "c" }] });
  expect(volumes).toEqual({
    totalBytes: 7,
    items: [
      { name: "a", sizeBytes: null },
      { name: "b", sizeBytes: 7 },
      { name: "c", sizeBytes: null },
    ],
  });
});

it("reads the parents of a cache record under all their names", () => {
  const record = { ID: "x", Size: 1, InUse: false, Shared: false };
  const records = [
    { ...record, Parent: "" },
    { ...record, Parent: "a" },
    { ...record, " Parents": ["a", "b"] },
    { ...record, Parents: ["c"] },
  ];
  const { buildCache } = DiskUsage.parse({ BuildCache: records });
  expect(buildCache?.items.map((item) => item.parents)).toEqual([[], ["a"], ["a", "b"], ["c"]]);
});

it("reads a removal that found nothing", () => {
  expect(RemovedBuildCache.parse({ CachesDeleted: null, SpaceReclaimed: 0 })).toEqual({
    deleted: [],
    reclaimedBytes: 0,
  });
});
