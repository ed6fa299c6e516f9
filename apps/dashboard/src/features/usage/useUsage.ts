import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import type { CallError } from "../../shared/trpc/failure.ts";
import type { DiskUsage } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { knownWillDo, nextAskMs } from "./asking.ts";

/** Every object of the host. `live`: the server tells when something changed. */
export function useUsage(host: string, live: boolean) {
  const { client } = trpc.useUtils();
  const queries = useQueryClient();
  const queryKey = getQueryKey(trpc.dockerSystem.usage, { host }, "query");
  const query = useQuery<DiskUsage, CallError>({
    queryKey,
    queryFn: ({ signal }) => {
      const state = queries.getQueryState<DiskUsage, CallError>(queryKey);
      const known = state === undefined || knownWillDo(state);
      return client.dockerSystem.usage.query({ host, known }, { signal });
    },
    refetchInterval: ({ state }) => nextAskMs(state, live, Date.now()),
  });
  const refresh = useMutation({
    mutationFn: () => client.dockerSystem.usage.query({ host, refresh: true }),
    onSuccess: (usage) => queries.setQueryData(queryKey, usage),
    // The page's own question says what is wrong, and recovers.
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  return {
    asked: asPanel(query, useHeldError(query)),
    /** Has the host read now, because a person asks. */
    refresh: refresh.mutate,
    refreshing: refresh.isPending,
  };
}
