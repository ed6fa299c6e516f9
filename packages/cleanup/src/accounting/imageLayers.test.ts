import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hosts } from "../../test/busyHost.ts";
import { inventoryOf, knowing } from "../../test/inventory.ts";
import { image, world } from "../../test/objects.ts";
import { layersOfImage } from "./imageLayers.ts";
import { accountFor } from "./usage.ts";

const base = image("base");
const app = image("app", { from: base });
const tool = image("tool", { from: base });
const inventory = inventoryOf(world({ images: [base, app, tool] }));

test("every layer from the bottom up, with its bytes and whose it is too", () => {
  expect(layersOfImage(inventory, app.id)).toEqual([
    { chainId: "chain of base", bytes: 100, images: [base, app, tool].map(({ id }) => `images/${id}`) },
    { chainId: "chain of app", bytes: 100, images: [`images/${app.id}`] },
  ]);
});

test("an image that is not there has none", () => {
  expect(layersOfImage(inventory, "sha256:gone")).toBeNull();
});

test("whatever a host holds: together they are what the image takes, and what is its own alone is its own", () => {
  fc.assert(
    fc.property(hosts, (host) => {
      const read = inventoryOf(host);
      for (const object of accountFor(read, knowing({})).objects) {
        if (object.kind !== "images") continue;
        const layers = layersOfImage(read, object.id);
        const sum = (of = layers ?? []) => of.reduce((bytes, layer) => bytes + layer.bytes, 0);
        expect(layers === null ? null : sum()).toBe(object.bytes);
        if (layers !== null && object.uniqueBytes !== null)
          expect(sum(layers.filter(({ images }) => images.length === 1))).toBe(object.uniqueBytes);
      }
    }),
    { numRuns: 50 },
  );
});
