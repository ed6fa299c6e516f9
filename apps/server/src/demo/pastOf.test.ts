import type { UsageObject } from "@dunnage/api";
import { expect, test } from "vitest";
import { pastOf } from "./pastOf.ts";

const now = {
  at: "2026-01-01T00:00:00.000Z",
  kinds: { images: 20_000, containers: 4_000, volumes: 50_000, buildCache: 10_000 },
  projects: { shop: 25_000, unknown: null },
  totalBytes: 200_000,
  freeBytes: 60_000,
};

const object = (told: Partial<UsageObject> & Pick<UsageObject, "kind" | "key" | "use">): UsageObject => ({
  id: told.key,
  names: [],
  state: null,
  bytes: 1000,
  uniqueBytes: 1000,
  sharedBytes: 0,
  certainty: "exact",
  heldBy: [],
  holds: [],
  project: null,
  labels: {},
  createdAt: "2025-12-22T00:00:00.000Z",
  lastUsedAt: null,
  protection: null,
  ...told,
});

const samplesBefore = () => pastOf(now, []).map(({ sample }) => sample);

test("the samples lead up to now, oldest first, and what is not known stays so", () => {
  const past = samplesBefore();
  expect(past.map(({ at }) => at)).toEqual(past.map(({ at }) => at).toSorted());
  expect(past[0]?.at).toBe("2025-11-02T00:00:00.000Z");
  expect(past.at(-1)).toMatchObject({ at: "2025-12-31T18:00:00.000Z", totalBytes: 200_000 });
  expect(past.every(({ projects }) => projects.unknown === null)).toBe(true);
});

test("the free bytes are what the kinds leave, and fewer by the day since the last clean-up", () => {
  const whole = 20_000 + 4_000 + 50_000 + 10_000 + 60_000;
  const past = samplesBefore();
  for (const { kinds, freeBytes } of past) {
    const sum = Object.values(kinds).reduce<number>((total, bytes) => total + (bytes ?? 0), 0);
    expect((freeBytes ?? 0) + sum).toBe(whole);
  }
  const [weekAgo, yesterday] = [past.at(-28), past.at(-4)];
  expect(weekAgo?.freeBytes).toBeGreaterThan(yesterday?.freeBytes ?? 0);
});

test("an object is in none from before it was made; what is used filled up since, what is not has been as it is", () => {
  const past = pastOf(now, [
    object({ kind: "volumes", key: "volumes/db", use: "used" }),
    object({ kind: "volumes", key: "volumes/old", use: "named" }),
    object({ kind: "images", key: "images/web", use: "used" }),
    object({ kind: "volumes", key: "volumes/unknown", use: "used", bytes: null }),
  ]);
  const of = (key: string) =>
    past.flatMap(({ sample, objects }) => (key in objects ? [[sample.at, objects[key]]] : []));
  expect(of("volumes/unknown")).toEqual([]);
  // Ten days, four a day, the first of them empty.
  expect(of("volumes/db")).toHaveLength(40);
  expect(of("volumes/db")[0]).toEqual(["2025-12-22T00:00:00.000Z", 0]);
  expect(of("volumes/db").at(-1)?.[1]).toBeGreaterThan(900);
  expect(of("volumes/old").every(([, bytes]) => bytes === 1000)).toBe(true);
  expect(of("images/web")).toHaveLength(40);
});
