import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { useLive } from "./LiveHost.tsx";
import { isMeasuring } from "./measuring.ts";

/** What the host is. */
export function useInfo(host: string) {
  const live = useLive();
  const query = trpc.dockerSystem.info.useQuery(
    { host },
    { refetchInterval: ({ state }) => !live && nextPollMs(state.error, false) },
  );
  return asPanel(query, useHeldError(query));
}

/** Counts and sizes. */
export function useStats(host: string) {
  const live = useLive();
  const query = trpc.dockerSystem.stats.useQuery(
    { host },
    { refetchInterval: ({ state }) => !live && nextPollMs(state.error, isMeasuring(state.data)) },
  );
  return asPanel(query, useHeldError(query));
}
