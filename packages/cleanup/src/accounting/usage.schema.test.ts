import { DiskUsage } from "@dunnage/api/schemas";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hosts } from "../../test/busyHost.ts";
import { inventoryOf, knowing } from "../../test/inventory.ts";
import { accountFor } from "./usage.ts";

// An account is answered as it was made, without being looked through again.
test("an account is made as the contract has it, and with nothing besides", () => {
  const stores = fc.constantFrom(...(["graphdriver", "containerd", "podman"] as const));
  const Account = DiskUsage.omit({
    host: true,
    outdated: true,
    reading: true,
    restsForMs: true,
    watchedSince: true,
  });
  fc.assert(
    fc.property(hosts, stores, (world, imageStore) => {
      const account = accountFor(inventoryOf(world, { imageStore }), knowing());
      expect(Account.strict().parse(account)).toEqual(account);
    }),
  );
});
