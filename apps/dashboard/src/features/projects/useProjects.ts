import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

/** While a reading is under way its end is waited for by asking again. */
const READING_MS = 500;
/** A host that changes is read again no sooner, however often somebody looks. */
const LEAST_MS = 5_000;
const UNCHANGED_MS = 30_000;

interface Standing {
  reading: boolean;
  outdated: boolean;
  restsForMs: number;
}

const dueMs = ({ reading, outdated, restsForMs }: Standing): number => {
  if (reading) return READING_MS;
  return outdated ? Math.max(LEAST_MS, restsForMs) : UNCHANGED_MS;
};

export function useProjects(host: string) {
  const query = trpc.projects.list.useQuery(
    { host, known: true },
    {
      refetchInterval: ({ state }) =>
        state.error ? nextPollMs(state.error, false) : state.data ? dueMs(state.data) : false,
    },
  );
  return asPanel(query, useHeldError(query));
}

export function useProject(host: string, project: string) {
  const query = trpc.projects.get.useQuery(
    { host, project, known: true },
    {
      refetchInterval: ({ state }) =>
        state.error ? nextPollMs(state.error, false) : state.data ? dueMs(state.data) : false,
    },
  );
  return asPanel(query, useHeldError(query));
}
