import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function from one drawing to the next, that does what the latest does: what it is handed to need not be drawn anew. */
export function useStable<Args extends unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args) => latest.current(...args), []);
}
