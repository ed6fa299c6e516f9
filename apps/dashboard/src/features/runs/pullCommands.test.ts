import { expect, test } from "vitest";
import { pullCommands } from "./pullCommands.ts";

test("an image comes back by its digest, and under the tags that it had in that repository", () => {
  expect(
    pullCommands(["box:5000/web:1", "box:5000/web:2", "box:5000/web@sha256:ab", "other:1", "last@sha256:cd"]),
  ).toEqual([
    "docker pull box:5000/web@sha256:ab",
    "docker tag box:5000/web@sha256:ab box:5000/web:1",
    "docker tag box:5000/web@sha256:ab box:5000/web:2",
    "docker pull last@sha256:cd",
  ]);
});

test("what no registry ever had cannot be pulled", () => {
  expect(pullCommands(["built-here:1"])).toEqual([]);
});
