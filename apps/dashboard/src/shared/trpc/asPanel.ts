import { type CallError, failureOf } from "./failure.ts";
import { byServerClock } from "./serverClock.ts";

interface Asked<T> {
  data: T | undefined;
  /** By this device's clock. */
  dataUpdatedAt: number;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** What a panel needs of a query: the last good answer, when that came if there is no newer one, why there is none, and how to ask again. */
export function asPanel<T>(asked: Asked<T>, error: CallError | null) {
  const { data, isFetching, refetch } = asked;
  return {
    data,
    failure: error && failureOf(error),
    // Looked at only then: whoever looks is drawn anew with every answer.
    lastAt: error && asked.dataUpdatedAt > 0 ? byServerClock(asked.dataUpdatedAt) : null,
    asking: isFetching,
    retry: () => void refetch(),
  };
}
