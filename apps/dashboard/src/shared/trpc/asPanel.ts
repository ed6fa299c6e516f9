import { type CallError, failureOf } from "./failure.ts";

interface Asked<T> {
  data: T | undefined;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** What a panel needs of a query: the last good answer, why there is no newer one, and how to ask again. */
export function asPanel<T>({ data, isFetching, refetch }: Asked<T>, error: CallError | null) {
  return {
    data,
    failure: error && failureOf(error),
    asking: isFetching,
    retry: () => void refetch(),
  };
}
