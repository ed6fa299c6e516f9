import { setTimeout as delay } from "node:timers/promises";

/** Waits until `condition` holds; after `deadlineMs` it throws what `describe` says. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  deadlineMs: number,
  describe: () => string,
): Promise<void> {
  const givesUpAt = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > givesUpAt) throw new Error(describe());
    await delay(20);
  }
}
