import { useCallback, useState } from "react";
import { withTick } from "./planRows.ts";

export interface Wish {
  except: ReadonlySet<string>;
  /** Goes up with everything that the plan has to be asked for again for: ticks, and protections set meanwhile. */
  revision: number;
}

/** What was un-ticked on this page. It outlives changes of the rules: what somebody wants to keep is never ticked again behind their back. */
export function useTicks() {
  const [wish, setWish] = useState<Wish>({ except: new Set(), revision: 0 });
  const change = useCallback(
    (next: (except: Wish["except"]) => Wish["except"]) =>
      setWish(({ except, revision }) => ({ except: next(except), revision: revision + 1 })),
    [],
  );
  return {
    wish,
    tick: useCallback(
      (keys: readonly string[], ticked: boolean) => change((except) => withTick(except, keys, ticked)),
      [change],
    ),
    /** Asks for the same again, since protections have changed. */
    again: useCallback(() => change((except) => except), [change]),
  };
}

export type Ticks = ReturnType<typeof useTicks>;
