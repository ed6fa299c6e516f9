import { sleep } from "../sleep.ts";

const LOOK_EVERY_MS = 1000;
const LOOKS_AT_MOST = 20;
/** So many looks in a row without a gain, and what was to come has come. */
const QUIET_LOOKS = 3;

/** Free bytes once they no longer become more, or after 20 s at the latest; `null` where they cannot be seen, or `signal` came first. */
export async function settledFreeBytes(
  read: () => Promise<number | null>,
  signal: AbortSignal,
): Promise<number | null> {
  let free = await read();
  let quiet = 0;
  for (let looks = 0; looks < LOOKS_AT_MOST && quiet < QUIET_LOOKS; looks++) {
    await sleep(LOOK_EVERY_MS, signal);
    if (free === null || signal.aborted) return null;
    const now = await read();
    quiet = now !== null && now > free ? 0 : quiet + 1;
    free = now;
  }
  return free;
}
