import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { isMeasuring } from "./measuring.ts";

/** What the host is. */
export function useInfo(host: string) {
  const query = trpc.dockerSystem.info.useQuery(
    { host },
    { refetchInterval: ({ state }) => nextPollMs(state.error, false) },
  );
  return asPanel(query, useHeldError(query));
}

/** Counts and sizes; asked for more often while something is being measured. */
export function useStats(host: string) {
  const query = trpc.dockerSystem.stats.useQuery(
    { host },
    { refetchInterval: ({ state }) => nextPollMs(state.error, isMeasuring(state.data)) },
  );
  return asPanel(query, useHeldError(query));
}

interface Asked<T> {
  data: T | undefined;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** What a panel needs of a query: the last good answer, why there is no newer one, and how to ask again. */
function asPanel<T>({ data, isFetching, refetch }: Asked<T>, error: Parameters<typeof failureOf>[0] | null) {
  return {
    data,
    failure: error && failureOf(error),
    asking: isFetching,
    retry: () => void refetch(),
  };
}
