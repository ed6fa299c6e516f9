import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { serverNow } from "../../shared/trpc/serverClock.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

/** A sample takes a while to make, and a host that is slow to read some more. */
const AFTER_SAMPLE_MS = 5_000;
const AT_MOST_EVERY_MS = 15_000;
const AT_LEAST_EVERY_MS = 15 * 60_000;

/** Nothing is new before the next sample is made. */
export function nextLookMs(nextSampleAt: string | null | undefined, now: number): number {
  if (!nextSampleAt) return AT_LEAST_EVERY_MS;
  const wait = Date.parse(nextSampleAt) - now + AFTER_SAMPLE_MS;
  return Math.min(AT_LEAST_EVERY_MS, Math.max(AT_MOST_EVERY_MS, wait));
}

/** What took the disk in this time. What was shown stays until another time's answer is there. */
export function useUsageHistory(host: string, sinceMs: number) {
  const query = trpc.dockerSystem.history.useQuery(
    { host, sinceMs },
    {
      refetchInterval: ({ state }) =>
        state.error ? nextPollMs(state.error, false) : nextLookMs(state.data?.nextSampleAt, serverNow()),
      placeholderData: (before) => before,
    },
  );
  return asPanel(query, useHeldError(query));
}
