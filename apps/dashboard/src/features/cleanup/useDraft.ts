import { useQuery, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../shared/trpc/client.ts";
import { type CallError, failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { CleanupPlan, Rules } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

interface Wanted {
  host: string;
  rules: Rules;
  /** Keys of the only objects that may go. */
  only?: readonly string[] | undefined;
  wanted: boolean;
}

/**
 * The plan that the rules make, once it is wanted: kept while the rules stay the same and the page is open, made anew only when somebody asks.
 * Where the server or the engine is away, it is asked for again as every other question is.
 */
export function useDraft({ host, rules, only, wanted }: Wanted) {
  const { client } = trpc.useUtils();
  const queries = useQueryClient();
  const queryKey = ["cleanup-draft", host, rules, only];
  const query = useQuery<CleanupPlan, CallError>({
    queryKey,
    queryFn: ({ signal }) =>
      client.dockerSystem.preview.mutate({ host, ...rules, ...(only && { only: [...only] }) }, { signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
  });
  const error = useHeldError(query);
  return {
    draft: query.data,
    failure: error && failureOf(error),
    making: query.isFetching,
    make: () => void query.refetch(),
    cancel: () => void queries.cancelQueries({ queryKey }),
  };
}
