/** How far the server's clock is ahead of this one. Below this, a second's rounding and the way of the answer explain it. */
const TOLERANCE_MS = 3_000;

let aheadMs = 0;

/** Learns the server's clock from an answer, so that ages are right on a device whose own clock is wrong. */
export function learnServerClock(response: Response): void {
  const date = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(date)) return;
  const difference = date - Date.now();
  aheadMs = Math.abs(difference) < TOLERANCE_MS ? 0 : difference;
}

/** An instant that this device's clock told. */
export const byServerClock = (ms: number): number => ms + aheadMs;

export const serverNow = (): number => byServerClock(Date.now());
