import { useEffect, useRef, useState } from "react";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { type Connection, follow } from "../../shared/trpc/follow.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { CleanupRun } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { useVisible } from "../../shared/ui/useVisible.ts";
import { isSettling } from "./figures.ts";
import { fuller, type Progress, withProgress } from "./progress.ts";

/** While the stream is away, or where a proxy holds it back: how often the run is asked for as a whole. */
const WITHOUT_STREAM_MS = 3_000;

/** A run, live while it runs: read once, then followed; read again when it has ended, since that is its receipt. */
export function useRun(id: string) {
  const utils = trpc.useUtils();
  const [heard, setHeard] = useState<CleanupRun>();
  const [connection, setConnection] = useState<Connection>("opening");
  const query = trpc.runs.get.useQuery(
    { id },
    {
      // A receipt does not change any more, but for what the disk shows a moment later.
      staleTime: ({ state }) => (isOver(state.data) ? Number.POSITIVE_INFINITY : 0),
      refetchInterval({ state }) {
        if (state.error) return nextPollMs(state.error, false);
        if (state.data && isSettling(state.data)) return WITHOUT_STREAM_MS;
        return isOver(state.data) || connection === "open" ? false : WITHOUT_STREAM_MS;
      },
    },
  );
  const run = fuller(query.data, heard);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });

  // A browser has six connections to a server over HTTP/1.1 for all its tabs together: one that nobody sees takes none.
  const following = useVisible() && run?.state === "running";
  useEffect(() => {
    if (!following) return undefined;
    let known = latest.current;
    return follow<Progress>({
      open(listener) {
        known = fuller(latest.current, known);
        const lastEventId = String(known?.outcomes.length ?? 0);
        return utils.client.runs.watch.subscribe({ id, lastEventId }, listener);
      },
      isLast: ({ run: { state } }) => state !== "running",
      onHeard(batch) {
        known = known && withProgress(known, batch);
        setHeard(known);
      },
      onConnection: setConnection,
    });
  }, [id, following, utils]);

  const ended = isOver(heard);
  useEffect(() => {
    if (!ended) return;
    void utils.runs.get.invalidate({ id });
    void utils.runs.list.invalidate();
  }, [id, ended, utils]);

  return {
    ...asPanel({ ...query, data: run }, useHeldError(query)),
    lost: following && connection === "lost",
  };
}

const isOver = (run: CleanupRun | undefined): boolean => run !== undefined && run.state !== "running";
