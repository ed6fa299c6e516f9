import { DomainError, type ProtectionStore, type Protections } from "@dunnage/api";
import type { Clock } from "../clock.ts";
import type { ServedHosts } from "../hosts/hosts.ts";

export interface ProtectionsParts {
  store: ProtectionStore;
  hosts: ServedHosts;
  clock: Clock;
}

/** What people said is to be kept. */
export function protectionsIn({ store, hosts, clock }: ProtectionsParts): Protections {
  return {
    list: () => store.list(),

    async add(added, { user }) {
      // Throws if there is no such host.
      if (added.host !== null) hosts.get(added.host);
      const createdAt = clock.instant().toISOString();
      const protection = { ...added, id: crypto.randomUUID(), createdBy: user, createdAt };
      await store.add(protection);
      return protection;
    },

    async remove(id) {
      const removed = await store.remove(id);
      if (!removed) throw new DomainError("protection_not_found", id);
      return removed;
    },
  };
}
