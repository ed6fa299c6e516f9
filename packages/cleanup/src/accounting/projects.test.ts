import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sharedHosts } from "../../test/sharedHost.ts";
import { holdersOfImages } from "../holders.ts";
import { projectOf } from "../protections.ts";
import { openLedger } from "./ledger.ts";
import { projectsOf } from "./projects.ts";

test("whatever belongs to whom: a project's own images are those that it uses and no container of others does", () => {
  fc.assert(
    fc.property(sharedHosts, (inventory) => {
      const { containers, images, layers } = inventory;
      const held = openLedger(
        images.map(({ id }) => id),
        layers.layersOf,
      ).layers();
      const holders = holdersOfImages(images, containers, layers.layersOf);
      for (const told of projectsOf(inventory, holders, held)) {
        const isOwn = (object: { labels: Record<string, string> }) => projectOf(object) === told.project;
        const holdersOf = (id: string) => holders.get(id) ?? [];
        const used = images.filter((image) => isOwn(image) || holdersOf(image.id).some(isOwn));
        const own = new Set(used.filter(({ id }) => holdersOf(id).every(isOwn)).map(({ id }) => id));
        const usedIds = new Set(used.map(({ id }) => id));
        const sum = (which: (ids: string[]) => boolean) =>
          held
            .filter(({ imageIds }) => which(imageIds))
            .reduce((bytes, { costBytes }) => bytes + costBytes, 0);
        expect(told).toMatchObject({
          containers: containers.filter(isOwn).length,
          volumes: inventory.volumes.filter(isOwn).length,
          networks: inventory.networks.filter(isOwn).length,
          images: used.length,
          imageBytes: sum((ids) => ids.some((id) => usedIds.has(id))),
          ownImageBytes: sum((ids) => ids.every((id) => own.has(id))),
        });
      }
    }),
  );
});
