import { expect, test } from "vitest";
// oxlint-disable-next-line no-restricted-imports -- recordings of engines that cannot be run here are no part of the package
import { replay } from "../../../docker/src/testing/replay.ts";
import { draft } from "../../test/inventory.ts";
import { readInventory } from "../inventory/readInventory.ts";
import { listedImages } from "../objects/images.ts";

const recorded = [
  "docker-20.10-overlay2",
  "docker-26.1-overlay2",
  "docker-28.5-overlay2",
  "docker-28.5-containerd",
  "docker-29.7-overlay2",
  "docker-29.7-containerd",
  "podman-5.8",
];

test.each(recorded)("on %s the images that the docker CLI lists are known without asking", async (name) => {
  await using recording = await replay(name);
  const all = await recording.engine.images({ all: true });
  const listed = await recording.engine.images();
  expect(all.length).toBeGreaterThan(listed.length);
  expect(new Set(listedImages(all))).toEqual(new Set(listed));
});

const rules = { containers: true, networks: true, volumes: "unused", images: "unused" } as const;

/** All were recorded with the same content. */
test.each(recorded)("on %s the same words take the same containers, volumes and networks", async (name) => {
  await using recording = await replay(name);
  const inventory = await readInventory(recording.engine, { stopTimes: true });
  expect(inventory.unread).toEqual({});
  const { items, kept } = draft(inventory, rules);
  const named = items.map(
    ({ kind, names, id }) => `${kind}/${names[0] ?? (id.length === 64 ? "anonymous" : id)}`,
  );
  expect(named.toSorted()).toEqual([
    "containers/c-anon",
    "containers/c-created",
    "containers/c-stopped",
    "containers/old-job-1",
    "networks/net-stopped",
    "networks/net-unused",
    "volumes/anonymous",
    "volumes/anonymous",
    "volumes/anonymous",
    "volumes/vol-stopped",
    "volumes/vol-unused",
  ]);
  // No image's layers were recorded: what cannot be told stays, and says so.
  const images = kept.filter(({ kind }) => kind === "images");
  expect(images).toHaveLength(inventory.images.length);
  expect(new Set(images.map(({ reason }) => reason.code))).toEqual(
    new Set(["has_children", "in_use", "size_unknown"]),
  );
});
