import { useState } from "react";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { NewRegistry, Registry, RegistryChange } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

export function useRegistries() {
  const query = trpc.registries.list.useQuery(undefined, {
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  return asPanel(query, useHeldError(query));
}

/** Whatever is added, or changed in where or how it is asked, is checked at once: whoever typed it wants to know whether it was right. */
export function useRegistryChanges() {
  const utils = trpc.useUtils();
  const settle = { onSettled: () => utils.registries.list.invalidate() };
  const add = trpc.registries.add.useMutation(settle);
  const update = trpc.registries.update.useMutation(settle);
  const remove = trpc.registries.remove.useMutation(settle);
  const check = trpc.registries.check.useMutation(settle);
  const [removed, setRemoved] = useState<Registry>();
  const mutations = [add, update, remove, check];
  const afresh = () => {
    for (const mutation of mutations) mutation.reset();
    setRemoved(undefined);
  };
  return {
    /** The one that was just removed, as long as that can be taken back. */
    removed,
    busy: add.isPending || update.isPending || remove.isPending,
    checking: check.isPending ? check.variables.id : null,
    error: add.error ?? update.error ?? remove.error ?? check.error,
    add(registry: NewRegistry, then: () => void): void {
      afresh();
      add.mutate(registry, {
        onSuccess({ id }) {
          then();
          check.mutate({ id });
        },
      });
    },
    update(change: RegistryChange, then: () => void): void {
      afresh();
      update.mutate(change, {
        onSuccess({ id, lastCheck }) {
          then();
          if (lastCheck === null) check.mutate({ id });
        },
      });
    },
    remove(registry: Registry, then: () => void): void {
      afresh();
      remove.mutate(
        { id: registry.id },
        {
          onSuccess() {
            setRemoved(registry);
            then();
          },
        },
      );
    },
    check(id: string): void {
      afresh();
      check.mutate({ id });
    },
    dismiss: () => setRemoved(undefined),
  };
}
