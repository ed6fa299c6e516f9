import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { filterInput, type HistoryFilter, withLive } from "./historyFilter.ts";
import { useRunning } from "./useRunning.ts";

const PAGE = 50;

/** The runs that a filter leaves, page by page, with the one that is under way as it stands now. */
export function useHistory(host: string, filter: HistoryFilter) {
  const running = useRunning(host);
  const query = trpc.runs.list.useInfiniteQuery(
    { ...filterInput(filter), limit: PAGE },
    {
      getNextPageParam: ({ next }) => next ?? undefined,
      // Another search keeps the last one's runs on screen until its own are there.
      placeholderData: (before) => before,
      refetchInterval: ({ state }) => nextPollMs(state.error, false),
    },
  );
  const pages = query.data?.pages;
  const runs =
    pages &&
    withLive(
      pages.flatMap((page) => page.runs),
      running,
      filter,
    );
  return {
    asked: asPanel({ ...query, data: runs }, useHeldError(query)),
    hasOlder: query.hasNextPage,
    olderComing: query.isFetchingNextPage,
    older: () => void query.fetchNextPage(),
    stale: query.isPlaceholderData,
  };
}
