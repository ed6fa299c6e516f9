import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";

/** The run that is under way on this host, if there is one. Asked for once a second while there is, and by all who ask together. */
export function useRunning(host: string): RunSummary | undefined {
  const query = trpc.runs.list.useQuery(
    { host, state: "running", limit: 1 },
    { refetchInterval: ({ state }) => nextPollMs(state.error, (state.data?.runs.length ?? 0) > 0) },
  );
  return query.data?.runs[0];
}
