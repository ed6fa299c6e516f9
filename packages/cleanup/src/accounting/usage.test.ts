import { DiskUsage } from "@dunnage/api/schemas";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hosts } from "../../test/busyHost.ts";
import { inventoryOf, knowing, protection } from "../../test/inventory.ts";
import { container, idOf, image, keep, network, record, volume, world } from "../../test/objects.ts";
import { accountFor } from "./usage.ts";

const shop = { labels: { "com.docker.compose.project": "shop" } };
const base = image("base");
const hidden = image("hidden", { from: base, tags: [], parentId: base.id });
const app = image("app", { from: hidden, parentId: hidden.id });
const tool = image("tool", { from: base });
const web = container("web", {
  ...shop,
  state: "running",
  imageId: app.id,
  volumes: ["data", "cafe"],
  networks: [{ name: "net", id: null }],
});
const host = world({
  images: [base, hidden, app, tool],
  containers: [web, container("job", { imageId: tool.id, sizeBytes: null })],
  volumes: [volume("data", shop), volume("cafe", { anonymous: true }), volume("old", { labels: keep })],
  networks: [network("net", shop), network("bridge", { predefined: true })],
  buildCache: [record("root"), record("leaf", { parents: ["root"], shared: true, sizeBytes: 5 })],
});
const usage = accountFor(
  inventoryOf(host),
  knowing({ protections: [protection({ by: "name", value: "tool", why: "still needed" })] }),
);
const objectOf = (key: string) => usage.objects.find((object) => object.key === key);

describe("an object's entry", () => {
  test("tells who holds it and what it holds", () => {
    expect(objectOf(`containers/${web.id}`)).toMatchObject({
      state: "running",
      use: "used",
      holds: [`images/${app.id}`, "volumes/data", "volumes/cafe", `networks/${idOf("network net").slice(7)}`],
      project: "shop",
    });
    expect(objectOf("volumes/data")).toMatchObject({ use: "used", heldBy: [`containers/${web.id}`] });
    expect(objectOf("buildCache/root")).toMatchObject({ heldBy: ["buildCache/leaf"] });
    expect(objectOf("buildCache/leaf")).toMatchObject({
      holds: ["buildCache/root"],
      use: "named",
      uniqueBytes: 0,
    });
  });

  test("tells what of an image's bytes others share", () => {
    expect(objectOf(`images/${app.id}`)).toMatchObject({ bytes: 300, uniqueBytes: 200, sharedBytes: 100 });
    expect(objectOf(`images/${base.id}`)).toMatchObject({ bytes: 100, uniqueBytes: 0, sharedBytes: 100 });
  });

  test("tells why it is kept whatever the rules say", () => {
    expect(objectOf(`images/${tool.id}`)?.protection).toEqual({ id: "p1", why: "still needed", who: "Ada" });
    expect(objectOf("volumes/old")?.protection).toEqual({ id: null, why: "dunnage.keep=true", who: null });
    expect(objectOf("volumes/data")?.protection).toBeNull();
  });

  test("is left out for an untagged image that others were built on: they show its layers", () => {
    expect(objectOf(`images/${hidden.id}`)).toBeUndefined();
    expect(usage.totals.images).toMatchObject({ count: 3, usedCount: 2, bytes: 400 });
  });

  test("says null where something is not known", () => {
    expect(objectOf(`containers/${host.containers[1]?.id}`)).toMatchObject({
      bytes: null,
      uniqueBytes: null,
      sharedBytes: null,
      certainty: "unknown",
    });
  });
});

test("a compose project's share: its containers, volumes and networks, and the layers that only it needs", () => {
  expect(usage.projects).toEqual([
    {
      project: "shop",
      containers: 1,
      running: 1,
      images: 1,
      volumes: 1,
      networks: 1,
      containerBytes: 10,
      volumeBytes: 1000,
      imageBytes: 300,
      ownImageBytes: 200,
    },
  ]);
});

test("shared layers: each once, with all the images that have it", () => {
  expect(usage.sharedLayers).toEqual([
    { chainId: "chain of base", bytes: 100, images: [base, app, tool].map(({ id }) => `images/${id}`) },
  ]);
});

/** Without what is told of when it was read. */
const ofReading = DiskUsage.omit({
  host: true,
  outdated: true,
  reading: true,
  restsForMs: true,
  watchedSince: true,
});

test("whatever a host holds: the contract's shape, no bytes counted twice, and who holds whom told from both sides", () => {
  fc.assert(
    fc.property(hosts, (random) => {
      const { objects, totals } = accountFor(inventoryOf(random), knowing());
      ofReading.parse(accountFor(inventoryOf(random), knowing()));
      const byKey = new Map(objects.map((object) => [object.key, object]));
      expect(byKey.size).toBe(objects.length);
      for (const object of objects)
        for (const holder of object.heldBy)
          if (holder.startsWith("containers/")) expect(byKey.get(holder)?.holds).toContain(object.key);
      const unique = objects
        .filter(({ kind }) => kind === "images")
        .map(({ uniqueBytes }) => uniqueBytes ?? 0);
      expect(unique.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(totals.images.bytes ?? 0);
      for (const { reclaimableBytes, bytes } of Object.values(totals))
        expect(reclaimableBytes ?? 0).toBeLessThanOrEqual(bytes ?? 0);
    }),
  );
});
