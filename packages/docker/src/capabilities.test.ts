import { expect, it } from "vitest";
import { type Capabilities, capabilitiesOf } from "./capabilities.ts";

const docker = (minor: number, imageStore: "graphdriver" | "containerd" = "graphdriver") =>
  capabilitiesOf({ kind: "docker", apiVersion: { major: 1, minor }, imageStore });
const on = (capabilities: Capabilities) =>
  Object.entries(capabilities).flatMap(([name, able]) => (able ? [name] : []));

it("grows with the API version", () => {
  expect(on(docker(41))).toEqual(["diskUsageItems"]);
  expect(on(docker(42))).toEqual(["diskUsageByKind", "diskUsageItems", "anonymousLabel"]);
  expect(on(docker(51))).toEqual(on(docker(42)));
  expect(on(docker(52))).toEqual([
    "diskUsageByKind",
    "diskUsageSummaries",
    "diskUsageItems",
    "anonymousLabel",
  ]);
  expect(on(docker(55))).toEqual(on(docker(52)));
});

it("tells the content of images where it is kept", () => {
  expect(docker(47, "containerd").imageManifests).toBe(false);
  expect(docker(48, "containerd").imageManifests).toBe(true);
  expect(docker(55).imageManifests).toBe(false);
});

it("has slow lists where containerd keeps the images", () => {
  expect(docker(51, "containerd").slowLists).toBe(true);
  expect(docker(55).slowLists).toBe(false);
});

it("is none of these with Podman, whatever version it says, but for a fault", () => {
  const podman = { kind: "podman", apiVersion: { major: 1, minor: 99 }, imageStore: "podman" } as const;
  expect(on(capabilitiesOf(podman))).toEqual(["readsFailWhileOthersGo"]);
});

it("knows that a later major version is a later version", () => {
  const later = { kind: "docker", apiVersion: { major: 2, minor: 0 }, imageStore: "containerd" } as const;
  const { readsFailWhileOthersGo, ...able } = capabilitiesOf(later);
  expect(Object.values(able)).not.toContain(false);
  expect(readsFailWhileOthersGo).toBe(false);
});
