import { expect, test } from "vitest";
import { pastOf } from "./pastOf.ts";

const now = {
  at: "2026-01-01T00:00:00.000Z",
  kinds: { images: 20_000, containers: 4_000, volumes: 50_000, buildCache: 10_000 },
  projects: { shop: 25_000, unknown: null },
  totalBytes: 200_000,
  freeBytes: 60_000,
};

test("the samples lead up to now, oldest first, and what is not known stays so", () => {
  const past = pastOf(now);
  expect(past.map(({ at }) => at)).toEqual(past.map(({ at }) => at).toSorted());
  expect(past[0]?.at).toBe("2025-11-02T00:00:00.000Z");
  expect(past.at(-1)).toMatchObject({ at: "2025-12-31T18:00:00.000Z", totalBytes: 200_000 });
  expect(past.every(({ projects }) => projects.unknown === null)).toBe(true);
});

test("the free bytes are what the kinds leave, and fewer by the day since the last clean-up", () => {
  const whole = 20_000 + 4_000 + 50_000 + 10_000 + 60_000;
  const past = pastOf(now);
  for (const { kinds, freeBytes } of past) {
    const sum = Object.values(kinds).reduce<number>((total, bytes) => total + (bytes ?? 0), 0);
    expect((freeBytes ?? 0) + sum).toBe(whole);
  }
  const [weekAgo, yesterday] = [past.at(-28), past.at(-4)];
  expect(weekAgo?.freeBytes).toBeGreaterThan(yesterday?.freeBytes ?? 0);
});
