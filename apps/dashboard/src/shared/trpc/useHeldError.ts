import { useState } from "react";
import type { CallError } from "./failure.ts";

interface Asked<T> {
  data: T | undefined;
  error: CallError | null;
  isSuccess: boolean;
}

/** The query's last error until it succeeds. The library forgets it while asking again, which would make a panel flicker. */
export function useHeldError<T>({ error, isSuccess }: Asked<T>): CallError | null {
  const [held, hold] = useState(error);
  const current = isSuccess ? null : (error ?? held);
  if (current !== held) hold(current);
  return current;
}
