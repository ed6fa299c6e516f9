import { expect, test } from "vitest";
import type { Project } from "../../shared/trpc/types.ts";
import { cleanupHrefOf, downCommand, hrefOfProject } from "./address.ts";
import { arranged, orderIn } from "./arrange.ts";
import { sharedOf, sizeOf } from "./figures.ts";

const nothing = { count: 0, bytes: 0, unknown: 0 };
const project = (name: string, more: Partial<Project> = {}, frees: number | null = 0): Project => ({
  project: name,
  containers: 1,
  running: 0,
  images: 1,
  volumes: 0,
  networks: 0,
  containerBytes: 1,
  volumeBytes: 20,
  imageBytes: 300,
  ownImageBytes: 100,
  reclaimableBytes: 0,
  lastActiveAt: null,
  workingDir: null,
  configFiles: [],
  removal: {
    containers: nothing,
    images: nothing,
    anonymousVolumes: nothing,
    namedVolumes: nothing,
    networks: nothing,
    bytes: frees,
    certainty: "exact",
  },
  ...more,
});
const three = [
  project("blog", { imageBytes: 900, lastActiveAt: "2026-01-01T00:00:00.000Z" }, 5),
  project("shop-10", { volumeBytes: null }, null),
  project("shop-9", { lastActiveAt: "2026-02-01T00:00:00.000Z" }, 70),
];
const named = (search: string, order: Parameters<typeof arranged>[2]) =>
  arranged(three, search, order, "en").map((one) => one.project);

test("what is not known comes last, and names are sorted as people count", () => {
  expect(named("", "size")).toEqual(["blog", "shop-9", "shop-10"]);
  expect(named("", "frees")).toEqual(["shop-9", "blog", "shop-10"]);
  expect(named("", "active")).toEqual(["shop-9", "blog", "shop-10"]);
  expect(named("", "name")).toEqual(["blog", "shop-9", "shop-10"]);
});

test("all of the words that are looked for are in the name", () => {
  expect(named("SHOP 1", "name")).toEqual(["shop-10"]);
  expect(named("  ", "name")).toHaveLength(3);
  expect(named("shop blog", "name")).toEqual([]);
});

test("an order that nobody knows is by size", () => {
  expect(orderIn(new URLSearchParams("sort=frees"))).toBe("frees");
  expect(orderIn(new URLSearchParams("sort=luck"))).toBe("size");
});

test("a sum of which a part is not known is not known either", () => {
  expect(sizeOf(project("a"))).toBe(321);
  expect(sharedOf(project("a"))).toBe(200);
  expect(sizeOf(project("a", { volumeBytes: null }))).toBeNull();
  expect(sharedOf(project("a", { imageBytes: null }))).toBeNull();
});

test("a name of any characters stays one in an address, and one word in a shell", () => {
  expect(hrefOfProject("a/b c")).toBe("/projects/a%2Fb%20c");
  expect(new URL(cleanupHrefOf("a&b"), "http://x").searchParams.get("project")).toBe("a&b");
  expect(downCommand("shop_1.x")).toBe("docker compose -p shop_1.x down");
  expect(downCommand("a; rm -rf 'x'")).toBe(String.raw`docker compose -p 'a; rm -rf '\''x'\''' down`);
});
