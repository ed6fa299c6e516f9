import type { RunState, RunSummary } from "../../shared/trpc/types.ts";
import { isRunState } from "./stateLooks.ts";

/** What the history is narrowed to. Held in the address, so that it can be passed on and comes back with the browser's Back. */
export interface HistoryFilter {
  /** A part of an object's name or id, or of a person's name; "" for any. */
  search: string;
  state: RunState | null;
}

const SEARCH_AT_MOST = 200;

export function readFilter(query: URLSearchParams): HistoryFilter {
  const state = query.get("state");
  return {
    search: (query.get("search") ?? "").slice(0, SEARCH_AT_MOST),
    state: state !== null && isRunState(state) ? state : null,
  };
}

/** The address's query for a filter; "" for none. */
export function writeFilter({ search, state }: HistoryFilter): string {
  const query = new URLSearchParams();
  if (search.trim() !== "") query.set("search", search.trim().slice(0, SEARCH_AT_MOST));
  if (state) query.set("state", state);
  return query.toString();
}

/** As the contract takes it: what is not asked for is left out. */
export const filterInput = ({ search, state }: HistoryFilter) => ({
  ...(search.trim() !== "" && { search: search.trim() }),
  ...(state && { state }),
});

export const isNarrowed = (filter: HistoryFilter): boolean => writeFilter(filter) !== "";

/** The list with the run that is under way as it stands now: on top, where the filter leaves it. */
export function withLive(
  runs: readonly RunSummary[],
  live: RunSummary | undefined,
  { search, state }: HistoryFilter,
): readonly RunSummary[] {
  if (!live) return runs;
  if (runs.some(({ id }) => id === live.id)) return runs.map((run) => (run.id === live.id ? live : run));
  const wanted = search.trim() === "" && (state === null || state === live.state);
  return wanted ? [live, ...runs] : runs;
}
