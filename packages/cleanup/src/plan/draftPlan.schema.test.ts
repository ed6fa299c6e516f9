import { CleanupPlan } from "@dunnage/api/schemas";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hosts } from "../../test/busyHost.ts";
import { draft, inventoryOf } from "../../test/inventory.ts";
import { everything } from "../../test/planOf.ts";

// What is drafted is answered as it was made, without being looked through again.
test("a plan is drafted as the contract has it, and with nothing besides", () => {
  const stores = fc.constantFrom(...(["graphdriver", "containerd", "podman"] as const));
  const Draft = CleanupPlan.pick({ items: true, kept: true, totals: true, total: true, warnings: true });
  fc.assert(
    fc.property(hosts, stores, fc.constantFrom(everything, {}), (world, imageStore, rules) => {
      const plan = draft(inventoryOf(world, { imageStore }), rules);
      expect(Draft.strict().parse(plan)).toEqual(plan);
    }),
  );
});
