/** How long this takes, in seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return secondsSince(started);
}

/** `started`: by `performance.now()`. */
export function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
