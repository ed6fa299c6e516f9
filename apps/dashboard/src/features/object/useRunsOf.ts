import { trpc } from "../../shared/trpc/client.ts";
import type { Outcome, RunSummary } from "../../shared/trpc/types.ts";

/** The history is searched by a part of a name: whether a run had this very object, only the run itself tells. */
const MOST = 5;

export interface RunOf {
  run: RunSummary;
  outcome: Outcome;
}

/** The last clean-ups that had an object in their plan, newest first. */
export function useRunsOf(host: string, { key, id }: { key: string; id: string }) {
  const list = trpc.runs.list.useQuery({ host, search: id.slice(0, 200), limit: MOST });
  const found = list.data?.runs ?? [];
  const asked = trpc.useQueries((t) => found.map((run) => t.runs.get({ id: run.id }, { staleTime: 60_000 })));
  const runs = found.flatMap((run, index): RunOf[] => {
    const outcome = asked[index]?.data?.outcomes.find((one) => one.key === key);
    return outcome ? [{ run, outcome }] : [];
  });
  return { runs, loading: list.isPending || asked.some(({ isPending }) => isPending) };
}
