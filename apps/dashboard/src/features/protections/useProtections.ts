import { useState } from "react";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { NewProtection, Protection } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

export function useProtections() {
  const query = trpc.protections.list.useQuery(undefined, {
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  return asPanel(query, useHeldError(query));
}

/** What was last done to the list, and can be told or taken back. */
export type LastChange = { what: "added" | "removed" | "undone"; protection: Protection };

/** Adding, removing and undoing. Each is told of when the list has it. */
export function useProtectionChanges() {
  const utils = trpc.useUtils();
  const [last, setLast] = useState<LastChange>();
  const settle = { onSettled: () => utils.protections.list.invalidate() };
  const add = trpc.protections.add.useMutation(settle);
  const remove = trpc.protections.remove.useMutation(settle);
  const put = (protection: NewProtection, what: "added" | "undone", then?: () => void) =>
    add.mutate(protection, {
      onSuccess(added) {
        setLast({ what, protection: added });
        then?.();
      },
    });
  return {
    last,
    busy: add.isPending || remove.isPending,
    error: remove.error ?? add.error,
    add: (protection: NewProtection, then: () => void) => {
      remove.reset();
      put(protection, "added", then);
    },
    remove: (id: string) => {
      add.reset();
      remove.mutate({ id }, { onSuccess: (removed) => setLast({ what: "removed", protection: removed }) });
    },
    undo: ({ host, kind, by, value, why }: Protection) => {
      remove.reset();
      put({ host, kind, by, value, why }, "undone");
    },
    dismiss: () => setLast(undefined),
  };
}
