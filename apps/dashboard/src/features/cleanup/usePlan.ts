import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../shared/trpc/client.ts";
import { type CallError, failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { useQuiet } from "./useQuiet.ts";
import type { Wish } from "./useTicks.ts";

/** Long enough for a few ticks in a row, too short to be waited for. */
const QUIET_MS = 250;

/** The draft without what was un-ticked: the server works each change out from the same reading of the host. */
export function usePlan(draft: CleanupPlan, wish: Wish) {
  const { client } = trpc.useUtils();
  const asked = useQuiet(wish, QUIET_MS);
  const untouched = asked.revision === 0;
  const query = useQuery<CleanupPlan, CallError>({
    queryKey: ["cleanup-plan", draft.id, asked.revision],
    queryFn: ({ signal }) =>
      client.dockerSystem.preview.mutate(
        { host: draft.host.id, ...draft.rules, except: [...asked.except], from: draft.id },
        { signal },
      ),
    enabled: !untouched,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
  });
  const error = useHeldError(query);

  // The last good answer stays on screen while the next one comes, and when it does not.
  const [last, keep] = useState({ draft, plan: draft });
  const answer = query.data ?? (last.draft === draft ? last.plan : draft);
  if (last.draft !== draft || last.plan !== answer) keep({ draft, plan: answer });

  return {
    plan: answer,
    /** The plan answers what is ticked now. */
    settled: wish === asked && (untouched || query.isSuccess),
    failure: untouched ? null : error && failureOf(error),
    asking: query.isFetching,
    retry: () => void query.refetch(),
  };
}
