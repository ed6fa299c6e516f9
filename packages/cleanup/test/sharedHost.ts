import * as fc from "fast-check";
import type { Inventory } from "../src/inventory/inventory.ts";
import { hosts } from "./busyHost.ts";
import { inventoryOf } from "./inventory.ts";

/** What a host holds, its objects dealt out to compose projects and to none. */
export const sharedHosts: fc.Arbitrary<Inventory> = fc
  .tuple(hosts, fc.array(fc.constantFrom("shop", "blog", "wiki", null), { minLength: 30, maxLength: 30 }))
  .map(([world, dealt]): Inventory => {
    const inventory = inventoryOf(world);
    let next = 0;
    const deal = <T extends { labels: Record<string, string> }>(objects: T[]) =>
      objects.map((object) => {
        const project = dealt[next++ % dealt.length];
        return project ? { ...object, labels: { "com.docker.compose.project": project } } : object;
      });
    const { containers, images, volumes, networks } = inventory;
    return {
      ...inventory,
      containers: deal(containers),
      images: deal(images),
      volumes: deal(volumes),
      networks: deal(networks),
    };
  });
