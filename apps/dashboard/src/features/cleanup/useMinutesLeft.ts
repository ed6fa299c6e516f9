import { useNow } from "../../shared/format/useNow.ts";

const MINUTE_MS = 60_000;

/** Whole minutes until then by the server's clock, the begun one included; 0 from then on. */
export function useMinutesLeft(until: string): number {
  const now = useNow();
  return Math.max(0, Math.ceil((Date.parse(until) - now) / MINUTE_MS));
}
