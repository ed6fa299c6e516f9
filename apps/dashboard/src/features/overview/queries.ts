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

/** Free bytes change all the time, and no stream tells of them here. */
const DISK_EVERY_MS = 30_000;

/** The whole disk. */
export function useDisk(host: string) {
  const query = trpc.dockerSystem.disk.useQuery(
    { host },
    {
      refetchInterval: ({ state: { data, error } }) => {
        const hurry = data?.measuring === true && data.otherBytes === null;
        return error || hurry ? nextPollMs(error, hurry) : DISK_EVERY_MS;
      },
    },
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
