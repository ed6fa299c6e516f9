import { expect, test } from "vitest";
import { sampleReading } from "../../testing/sampleReading.ts";
import { hrefAt, idsIn, viewIn, wayTo } from "./address.ts";
import { diskTree } from "./diskTree.ts";

const root = diskTree(sampleReading);
const { usage } = sampleReading;
const paramsOf = (href: string) => new URL(href, "http://host").searchParams;
const way = (...ids: string[]) => wayTo(root, ids, usage).map(({ id }) => id);

test("an address comes back as it went, whatever is in a name", () => {
  const ids = ["disk", "docker", "project:a/b%2F &?#é", "sha256:0f"];
  const href = hrefAt(ids, "table");
  expect(idsIn(paramsOf(href))).toEqual(ids);
  expect(viewIn(paramsOf(href))).toBe("table");
  expect(hrefAt(["disk", "images", "sha256:0f"], "picture")).toBe("/?at=disk/images/sha256:0f");
});

test("it leads into the picture, into an image, and no further than there is something", () => {
  expect(way("disk", "docker", "images", "project:shop")).toEqual([
    "disk",
    "docker",
    "images",
    "project:shop",
  ]);
  const image = way("disk", "docker", "images", "project:shop", "shop-old", "shop");
  expect(image).toEqual(["disk", "docker", "images", "project:shop", "shop-old"]);
  expect(way("disk", "docker", "nothing", "images")).toEqual(["disk", "docker"]);
  expect(way("disk", "free")).toEqual(["disk"]);
});

test("an address from a host whose disk is seen does on one whose is not", () => {
  const docker = diskTree({ ...sampleReading, totalBytes: null });
  expect(wayTo(docker, ["disk", "docker", "images"], usage).map(({ id }) => id)).toEqual([
    "docker",
    "images",
  ]);
});

test("without an address one looks at the disk, and at Docker's part where that would be a line of it", () => {
  expect(way()).toEqual(["disk"]);
  const large = diskTree({ ...sampleReading, totalBytes: 1_000_000 });
  expect(wayTo(large, [], usage).map(({ id }) => id)).toEqual(["disk", "docker"]);
  expect(wayTo(large, ["disk"], usage).map(({ id }) => id)).toEqual(["disk"]);
});
