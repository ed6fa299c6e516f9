import { useState } from "react";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { AddedWebhook, NewWebhook } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

const EVERY_MS = 10_000;

/** With how their last deliveries went, so it is asked again while somebody looks. */
export function useWebhooks() {
  const query = trpc.webhooks.list.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : EVERY_MS),
  });
  return asPanel(query, useHeldError(query));
}

export function useWebhookChanges() {
  const utils = trpc.useUtils();
  const settle = { onSettled: () => utils.webhooks.list.invalidate() };
  /** The one that was just made, as long as its secret is shown. */
  const [added, setAdded] = useState<AddedWebhook>();
  const add = trpc.webhooks.add.useMutation(settle);
  const remove = trpc.webhooks.remove.useMutation(settle);
  const test = trpc.webhooks.test.useMutation(settle);
  return {
    added,
    busy: add.isPending || remove.isPending,
    testing: test.isPending ? test.variables.id : null,
    error: add.error ?? remove.error ?? test.error,
    add(webhook: NewWebhook, then: () => void): void {
      remove.reset();
      test.reset();
      add.mutate(webhook, {
        onSuccess(made) {
          setAdded(made);
          then();
        },
      });
    },
    remove(id: string, then: () => void): void {
      add.reset();
      test.reset();
      remove.mutate(
        { id },
        {
          onSuccess() {
            if (added?.webhook.id === id) setAdded(undefined);
            then();
          },
        },
      );
    },
    test(id: string): void {
      add.reset();
      remove.reset();
      test.mutate({ id });
    },
    forgetSecret: () => setAdded(undefined),
  };
}
