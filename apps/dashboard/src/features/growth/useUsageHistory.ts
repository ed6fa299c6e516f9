import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { type Range, ranges } from "./ranges.ts";

/** A sample comes every quarter of an hour at most. */
const LOOK_EVERY_MS = 60_000;

/** What took the disk in this time. What was shown stays until another time's answer is there. */
export function useUsageHistory(host: string, range: Range) {
  const query = trpc.dockerSystem.history.useQuery(
    { host, sinceMs: ranges[range] },
    {
      refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : LOOK_EVERY_MS),
      placeholderData: (before) => before,
    },
  );
  return asPanel(query, useHeldError(query));
}
