import { useEffect, useState } from "react";

/** The value once it has not changed for so long. */
export function useQuiet<T>(value: T, quietMs: number): T {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    if (quiet === value) return undefined;
    const timer = setTimeout(() => setQuiet(value), quietMs);
    return () => clearTimeout(timer);
  }, [quiet, value, quietMs]);
  return quiet;
}
