import { describe, expect, test } from "vitest";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import { sampleUsage } from "../../testing/sampleUsage.ts";
import { arrangedProjects, filtered, projectRowsOf, sorted } from "./arrange.ts";
import { sortingBy } from "./columns.ts";
import { matcherOf } from "./filter/matching.ts";
import { parse } from "./filter/parse.ts";
import { keyOfProject, rowsOf, tiedTo } from "./rows.ts";

const { objects } = sampleUsage;
const byKey = byKeyOf(objects);
const rows = (kind: Parameters<typeof rowsOf>[2]) => rowsOf(objects, byKey, kind);
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);
const moment = { now: Date.parse("2026-01-01T00:00:00.000Z"), watchedSince: sampleUsage.watchedSince };
const found = (kind: Parameters<typeof rowsOf>[2], text: string, tied: ReadonlySet<string> | null = null) =>
  names(filtered(rows(kind), matcherOf(parse(text).terms, moment), tied));

describe("a row", () => {
  test("is in use while something that runs uses it, and not for being held", () => {
    const inUse = (kind: Parameters<typeof rowsOf>[2]) => rows(kind).map((row) => [row.name, row.inUse]);
    expect(inUse("containers")).toEqual([
      ["web", true],
      ["job", false],
    ]);
    expect(inUse("images")).toEqual([
      ["shop", true],
      ["tool", false],
      ["old", false],
    ]);
  });

  test("names what holds it, and of a container what it holds, by kind", () => {
    const ties = (kind: Parameters<typeof rowsOf>[2]) =>
      rows(kind).map((row) => row.ties.map((tie) => [tie.kind, tie.objects.map(({ id }) => id)]));
    expect(ties("volumes")).toEqual([[["containers", ["web", "job"]]]]);
    expect(ties("containers")[0]).toEqual([
      ["images", ["shop"]],
      ["volumes", ["data"]],
      ["networks", ["net"]],
    ]);
  });
});

describe("sorted", () => {
  test("what is not known comes last, either way round", () => {
    expect(names(sorted(rows("images"), sortingBy("bytes"), "en"))).toEqual(["old", "shop", "tool"]);
    expect(names(sorted(rows("images"), { by: "bytes", descending: false }, "en"))).toEqual([
      "shop",
      "old",
      "tool",
    ]);
  });

  test("by last use: now, then the latest, then what was not seen in use", () => {
    expect(names(sorted(rows("images"), sortingBy("lastUsedAt"), "en"))).toEqual(["shop", "tool", "old"]);
  });

  test("by every other column, names in their order where that says nothing", () => {
    expect(names(sorted(rows("containers"), sortingBy("name"), "en"))).toEqual(["job", "web"]);
    expect(names(sorted(rows("containers"), sortingBy("state"), "en"))).toEqual(["job", "web"]);
    expect(names(sorted(rows("containers"), sortingBy("use"), "en"))).toEqual(["web", "job"]);
    expect(names(sorted(rows("containers"), sortingBy("ties"), "en"))).toEqual(["web", "job"]);
    expect(names(sorted(rows("containers"), sortingBy("project"), "en"))).toEqual(["web", "job"]);
    expect(names(sorted(rows("images"), sortingBy("createdAt"), "en"))).toEqual(["old", "shop", "tool"]);
    expect(names(sorted(rows("images"), sortingBy("uniqueBytes"), "en"))).toEqual(["shop", "old", "tool"]);
  });
});

describe("filtered", () => {
  test("by the filter's terms", () => {
    expect(found("images", "OLD")).toEqual(["old"]);
    expect(found("images", "unused label:team=pay*")).toEqual(["old"]);
    expect(found("volumes", "protected")).toEqual(["data"]);
  });

  test("to what is tied to an object or a project", () => {
    const tied = (key: string, kind: Parameters<typeof rowsOf>[2]) =>
      found(kind, "", tiedTo(key, objects, byKey));
    expect(tied("volumes/data", "containers")).toEqual(["web", "job"]);
    expect(tied("containers/web", "images")).toEqual(["shop"]);
    expect(tied(keyOfProject("shop"), "containers")).toEqual(["web"]);
    expect(tied(keyOfProject("shop"), "images")).toEqual(["shop"]);
    expect(tied("volumes/gone", "containers")).toEqual([]);
  });
});

test("projects are sorted and found by what they take, no byte for two of them", () => {
  const counts = { containers: 1, running: 1, images: 1, volumes: 1, networks: 0 };
  const projects = projectRowsOf([
    { project: "blog", ...counts, containerBytes: 1, volumeBytes: 2, imageBytes: 900, ownImageBytes: 4 },
    { project: "shop", ...counts, containerBytes: 10, volumeBytes: 20, imageBytes: 900, ownImageBytes: 40 },
    { project: "wiki", ...counts, containerBytes: 1, volumeBytes: null, imageBytes: 1, ownImageBytes: 1 },
  ]);
  expect(projects.map(({ bytes }) => bytes)).toEqual([7, 70, null]);
  expect(names(arrangedProjects(projects, "", sortingBy("bytes"), "en"))).toEqual(["shop", "blog", "wiki"]);
  expect(names(arrangedProjects(projects, "", { by: "name", descending: true }, "en"))).toEqual([
    "wiki",
    "shop",
    "blog",
  ]);
  expect(names(arrangedProjects(projects, "HO", sortingBy("bytes"), "en"))).toEqual(["shop"]);
});
