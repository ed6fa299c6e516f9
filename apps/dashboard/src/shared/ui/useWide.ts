import { useSyncExternalStore } from "react";

let query: MediaQueryList | undefined;

/** From here on tables have columns: the breakpoint `lg`. */
function wide(): MediaQueryList {
  query ??= matchMedia("(min-width: 68rem)");
  return query;
}

function subscribe(listener: () => void): () => void {
  wide().addEventListener("change", listener);
  return () => wide().removeEventListener("change", listener);
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide().matches);
