import { expect, test } from "vitest";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { changesSince } from "./changes.ts";

type Sample = UsageHistory["samples"][number];

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const sample = (hour: number, more: Partial<Sample> = {}): Sample => ({
  at: at(hour),
  kinds: { images: 100 + hour, containers: 50, volumes: 20, buildCache: 10 },
  projects: {},
  totalBytes: 1_000,
  freeBytes: 500 - hour,
  ...more,
});
const nothing = { kinds: undefined, freeBytes: null };
const samples = [sample(0), sample(6), sample(12)];

test("what is so now is compared with the sample nearest to the instant", () => {
  const now = { kinds: { images: 150, containers: 40, volumes: 20, buildCache: null }, freeBytes: 400 };
  const changes = changesSince(samples, Date.parse(at(7)), now);
  expect(changes?.since).toBe(at(6));
  expect(changes?.kinds.images).toEqual({ bytes: 150, by: 44 });
  expect(changes?.kinds.containers).toEqual({ bytes: 40, by: -10 });
  expect(changes?.kinds.volumes).toEqual({ bytes: 20, by: 0 });
  expect(changes?.free).toEqual({ bytes: 400, by: -94 });
});

test("what is not known now is as in the last sample; what is in none is not known, and so is its sum", () => {
  expect(changesSince(samples, Date.parse(at(0)), nothing)?.total).toEqual({ bytes: 192, by: 12 });
  const unknown = sample(0, { kinds: { ...sample(0).kinds, volumes: null } });
  const changes = changesSince([unknown, sample(12)], Date.parse(at(0)), nothing);
  expect(changes?.kinds.volumes).toEqual({ bytes: 20, by: null });
  expect(changes?.total.by).toBeNull();
});

test("the three projects that changed most are told, not those that did not or that one of the samples leaves out", () => {
  const before = sample(0, { projects: { shop: 100, blog: 50, wiki: 5, same: 9, gone: 80, dim: null } });
  const after = sample(12, {
    projects: { shop: 90, blog: 90, wiki: 6, same: 9, fresh: 70, dim: 3, mail: 1 },
  });
  expect(changesSince([before, after], Date.parse(at(0)), nothing)?.projects).toEqual([
    { project: "blog", by: 40 },
    { project: "shop", by: -10 },
    { project: "wiki", by: 1 },
  ]);
});

test("without a sample there is nothing to compare with", () => {
  expect(changesSince([], 0, nothing)).toBeNull();
});
