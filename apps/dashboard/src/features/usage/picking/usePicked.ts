import { useCallback, useEffect, useMemo, useState } from "react";
import { afterTick } from "./afterTick.ts";

export interface Picked {
  keys: ReadonlySet<string>;
  tick: (keys: readonly string[], ticked: boolean) => void;
  clear: () => void;
}

/** What is picked on a host, over all tables and filters. It is there again after a look at an object or a plan. */
export function usePicked(host: string): Picked {
  const place = `dunnage.picked.${host}`;
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set(read(place)));
  useEffect(() => write(place, keys), [place, keys]);
  const tick = useCallback<Picked["tick"]>(
    (some, ticked) => setKeys((before) => afterTick(before, some, ticked)),
    [],
  );
  const clear = useCallback(() => setKeys(new Set()), []);
  return useMemo(() => ({ keys, tick, clear }), [keys, tick, clear]);
}

function read(place: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

function write(place: string, keys: ReadonlySet<string>): void {
  try {
    if (keys.size === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify([...keys]));
  } catch {
    // Without storage it holds for as long as the page is open.
  }
}
