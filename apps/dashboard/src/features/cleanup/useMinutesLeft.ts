import { useNow } from "../../shared/format/useNow.ts";

const MINUTE_MS = 60_000;
/** The page's clock is that much behind at most. */
const TICK_MS = 1000;

/** Whole minutes until then by the server's clock, the begun one included; 0 from then on. */
export function useMinutesLeft(until: string): number {
  const now = useNow();
  return Math.max(0, Math.ceil((Date.parse(until) - now - TICK_MS) / MINUTE_MS));
}
