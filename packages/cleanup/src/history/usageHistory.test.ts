import type { UsageSample } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { sampled } from "../../test/usageSamples.ts";
import { usageHistory } from "./usageHistory.ts";
import { PROJECTS_PER_SAMPLE, usageSample } from "./usageSample.ts";

const every = (count: number, some: (hour: number) => Partial<UsageSample>) =>
  Array.from({ length: count }, (_, hour) => sampled(hour, some(hour)));

describe("growth per day", () => {
  test("is by kind, and not known where too little is", () => {
    const samples = every(25, (hour) => ({
      kinds: {
        images: 5000 + hour * 10,
        containers: 900 - hour,
        volumes: hour < 9 ? hour : null,
        buildCache: 7,
      },
    }));
    expect(usageHistory(samples).growth.kinds).toEqual({
      images: 240,
      containers: -24,
      volumes: null,
      buildCache: 0,
    });
  });

  test("is by project, the fastest growing first; one that came or went took nothing before and after", () => {
    const samples = every(25, (hour) => ({
      projects: {
        steady: 500,
        growing: hour * 100,
        shrinking: 5000 - hour * 10,
        ...(hour >= 12 && { new: 1000 }),
        ...(hour < 12 && { gone: 1000 }),
        unknown: hour < 9 ? hour : null,
      },
    }));
    const { projects } = usageHistory(samples).growth;
    expect(projects.map(({ project }) => project)).toEqual(["growing", "new", "steady", "shrinking", "gone"]);
    expect(projects[0]).toEqual({ project: "growing", bytes: 2400, bytesPerDay: 2400 });
    expect(projects.at(-1)).toMatchObject({ bytes: 0, bytesPerDay: -(projects[1]?.bytesPerDay ?? 0) });
  });

  test("takes a project that is not named in a full sample for a small one, not for gone", () => {
    const others = (hour: number) =>
      Object.fromEntries(Array.from({ length: PROJECTS_PER_SAMPLE - 1 }, (_, i) => [`p${i}`, i + hour]));
    const samples = every(40, (hour) => ({
      projects: { ...others(hour), [hour % 2 === 0 ? "even" : "odd"]: 10_000 },
    }));
    const of = (project: string) =>
      usageHistory(samples).growth.projects.find((one) => one.project === project);
    expect(usageHistory(samples).growth.projects).toHaveLength(12);
    expect(of("even")?.bytesPerDay ?? 0).toBe(0);
  });
});

test("samples name no project that growth does not tell of", () => {
  const samples = every(20, (hour) => ({
    projects: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}`, i * hour])),
  }));
  const told = usageHistory(samples);
  expect(told.samples.map(({ at }) => at)).toEqual(samples.map(({ at }) => at));
  expect(told.growth.projects.map(({ project }) => project)).toEqual(
    Array.from({ length: 12 }, (_, i) => `p${19 - i}`),
  );
  expect(Object.keys(told.samples.at(-1)?.projects ?? {}).toSorted()).toEqual(
    told.growth.projects.map(({ project }) => project).toSorted(),
  );
});

describe("what is kept of a reading", () => {
  const total = (bytes: number | null) => ({ count: 1, usedCount: 1, bytes, reclaimableBytes: 0 });
  const totals = {
    images: total(1),
    containers: total(2),
    volumes: total(null),
    networks: total(0),
    buildCache: total(4),
  };
  const project = (name: string, containerBytes: number | null) => ({
    project: name,
    containers: 1,
    running: 1,
    images: 1,
    volumes: 1,
    networks: 1,
    containerBytes,
    volumeBytes: 10,
    imageBytes: 1000,
    ownImageBytes: 100,
  });
  const readAt = "2026-01-01T00:00:00.000Z";
  const seen = { totalBytes: 9, freeBytes: 5 };

  test("is bytes by kind, and by project what is its own", () => {
    const usage = { readAt, totals, projects: [project("shop", 1), project("half-known", null)] };
    expect(usageSample(usage, seen)).toEqual({
      at: readAt,
      kinds: { images: 1, containers: 2, volumes: null, buildCache: 4 },
      projects: { shop: 111, "half-known": null },
      ...seen,
    });
  });

  test("is bounded: the fifty projects that take most, with names that a person would give", () => {
    const projects = Array.from({ length: 80 }, (_, i) => project(`p${i}`, i));
    const { projects: kept } = usageSample(
      { readAt, totals, projects: [...projects, project("x".repeat(200), 1e9)] },
      seen,
    );
    expect(Object.keys(kept)).toHaveLength(50);
    expect(Object.values(kept)).toEqual(Array.from({ length: 50 }, (_, i) => 79 - i + 110));
  });
});
