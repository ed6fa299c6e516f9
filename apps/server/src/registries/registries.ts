import { DomainError, type Registries, type RegistryStore } from "@dunnage/api";
import type { Registry } from "@dunnage/api/schemas";
import type { Clock } from "../clock.ts";
import { checkRegistry } from "./checkRegistry.ts";

interface Parts {
  store: RegistryStore;
  clock: Clock;
}

/** Registries, and what they answer from where Dunnage runs. */
export function registriesIn({ store, clock }: Parts): Registries {
  const found = async (id: string): Promise<Registry> => {
    const registry = (await store.list()).find((one) => one.id === id);
    if (!registry) throw new DomainError("registry_not_found", id);
    return registry;
  };
  return {
    list: () => store.list(),

    add: (registry) => store.add(registry),

    update: (change) => store.update(change),

    async check(id) {
      const { url } = await found(id);
      const credentials = await store.credentialsOf(id);
      const asked =
        credentials === "unreadable"
          ? ({ outcome: "credentials_unreadable", detail: null } as const)
          : await checkRegistry({ url, credentials });
      // One that was given another address meanwhile has not been asked there.
      await store.noteCheck(id, url, { at: clock.instant().toISOString(), ...asked });
      return found(id);
    },

    remove: (id) => store.remove(id),
  };
}
