import { describe, expect, test } from "vitest";
import { pressed } from "../../shared/grid/sorting.ts";
import { item, samplePlan } from "../../testing/samplePlan.ts";
import { countsOf, filtered, sorted, sortingBy } from "./arrange.ts";
import { goingRows, type PlanRow } from "./planRows.ts";

const rows = goingRows(samplePlan, samplePlan, new Set(), true);
const keys = (some: readonly PlanRow[]) => some.map(({ key }) => key);

describe("sorted", () => {
  test("by size the largest is first, and what is not known last, either way round", () => {
    expect(keys(sorted(rows, sortingBy("bytes")))).toEqual([
      "volumes/data",
      "images/other",
      "images/shop",
      "containers/web",
      "images/base",
    ]);
    expect(keys(sorted(rows, { by: "bytes", descending: false }))).toEqual([
      "containers/web",
      "images/shop",
      "images/other",
      "volumes/data",
      "images/base",
    ]);
  });

  test("by name, numbers count as numbers", () => {
    const plan = {
      ...samplePlan,
      items: ["job-10", "job-9", "Job-1"].map((id) => item({ kind: "containers", id })),
    };
    const jobs = goingRows(plan, plan, new Set(), true);
    expect(keys(sorted(jobs, sortingBy("name")))).toEqual([
      "containers/Job-1",
      "containers/job-9",
      "containers/job-10",
    ]);
  });

  test("by kind, within one the largest is first", () => {
    expect(keys(sorted(rows, sortingBy("kind")))).toEqual([
      "containers/web",
      "images/other",
      "images/shop",
      "images/base",
      "volumes/data",
    ]);
  });

  test("another press turns it round, a press elsewhere starts anew", () => {
    expect(pressed(sortingBy("bytes"), "bytes", sortingBy)).toEqual({ by: "bytes", descending: false });
    expect(pressed({ by: "bytes", descending: false }, "name", sortingBy)).toEqual({
      by: "name",
      descending: false,
    });
  });
});

describe("filtered", () => {
  test("by kind", () => {
    expect(keys(filtered(rows, { kind: "volumes", search: "" }))).toEqual(["volumes/data"]);
  });

  test("by every word, wherever it stands", () => {
    const plan = {
      ...samplePlan,
      items: [
        item({ kind: "images", id: "sha256:abc", names: ["shop/web:1", "shop/web:2"], project: "Shop" }),
        item({ kind: "images", id: "sha256:def", names: ["blog/web:1"] }),
      ],
    };
    const images = goingRows(plan, plan, new Set(), true);
    expect(keys(filtered(images, { kind: "all", search: " WEB:2 shop " }))).toEqual(["images/sha256:abc"]);
    expect(keys(filtered(images, { kind: "all", search: "def" }))).toEqual(["images/sha256:def"]);
    expect(filtered(images, { kind: "all", search: "shop def" })).toEqual([]);
  });

  test("nothing asked for leaves everything", () => {
    expect(filtered(rows, { kind: "all", search: "  " })).toBe(rows);
  });
});

test("kinds that there is nothing of are not counted", () => {
  expect(countsOf(rows)).toEqual([
    ["containers", 1],
    ["images", 3],
    ["volumes", 1],
  ]);
});
