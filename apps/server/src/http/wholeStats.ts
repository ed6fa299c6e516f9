import type { SystemStats } from "@dunnage/api/schemas";
import { sleep } from "../sleep.ts";

const PATIENCE_MS = 200;
const ASKED_EVERY_MS = 20;

/**
 * The stats with all bytes, if those are measured soon. A program that was written for the service before Dunnage does not know that it may ask again for
 * what is missing, and on a small host nothing needs to be.
 */
export async function wholeIfSoon<Stats extends Pick<SystemStats, "measurements">>(
  read: () => Promise<Stats>,
): Promise<Stats> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const stats = await read();
    const measuring = Object.values(stats.measurements).some((kind) => kind.measuring);
    if (!measuring || patience.aborted) return stats;
    await sleep(ASKED_EVERY_MS, patience);
  }
}
