import { useEffect, useRef } from "react";
import { useRefreshStats } from "../features/overview/useRefreshStats.ts";
import { RunStrip } from "../features/runs/RunStrip.tsx";
import { useRunning } from "../features/runs/useRunning.ts";
import { trpc } from "../shared/trpc/client.ts";

/** Tells of the run that is under way on this host, and has the host measured and the history read anew when it has ended. */
export function RunUnderWay({ host }: { host: string }) {
  const running = useRunning(host);
  const { mutate: measure } = useRefreshStats(host);
  const utils = trpc.useUtils();
  const id = running?.id;
  const before = useRef(id);
  useEffect(() => {
    const ended = before.current !== undefined && before.current !== id;
    before.current = id;
    if (!ended) return;
    measure();
    void utils.runs.list.invalidate();
  }, [id, measure, utils]);
  return <RunStrip run={running} />;
}
