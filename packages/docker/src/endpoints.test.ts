import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { endpoints, pathOf } from "./endpoints.ts";

describe("the path for an object", () => {
  it.each([
    ["docker.io/library/img-b:1", "/images/docker.io/library/img-b:1/json"],
    ["localhost:5000/a@sha256:0f", "/images/localhost:5000/a@sha256:0f/json"],
    ["sha256:0f", "/images/sha256:0f/json"],
    ["a b?c#d%2e", "/images/a%20b%3Fc%23d%252e/json"],
    ["naïve\ud800", "/images/na%C3%AFve%EF%BF%BD/json"],
    ["$&", "/images/%24%26/json"],
  ])("%s is %s", (name, path) => {
    expect(pathOf(endpoints.image, name)).toBe(path);
  });

  it.each(["", "..", ".", "../containers/x", "a/../b", "a//b", "/a", "a/", undefined])(
    "%j is none",
    (name) => {
      for (const endpoint of [
        endpoints.image,
        endpoints.removeImage,
        endpoints.removeVolume,
        endpoints.container,
      ]) {
        expect(pathOf(endpoint, name)).toBeNull();
      }
    },
  );

  it("has slashes in images and volumes only", () => {
    expect(pathOf(endpoints.removeVolume, "share/a")).toBe("/volumes/share/a");
    expect(pathOf(endpoints.removeContainer, "a/archive")).toBeNull();
    expect(pathOf(endpoints.container, "a/archive")).toBeNull();
    expect(pathOf(endpoints.removeNetwork, "a/disconnect")).toBeNull();
  });
});

it("asks an engine for what the README lists, and for nothing else", () => {
  const readme = readFileSync(`${import.meta.dirname}/../README.md`, "utf8");
  const listed = [...readme.matchAll(/^\| `(GET|POST|DELETE)` \| `(\S+)` \|/gm)].map(([, method, path]) =>
    [method, path].join(" "),
  );
  const asked = new Set(Object.values(endpoints).map(({ method, path }) => `${method} ${path}`));
  expect(listed.toSorted()).toEqual([...asked].toSorted());
});
