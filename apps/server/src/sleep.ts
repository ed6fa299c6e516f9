/** Resolves after so long, or as soon as `signal` says so. Does not keep the process alive. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = () => resolve();
  const timer = setTimeout(over, ms).unref();
  signal?.addEventListener("abort", over, { once: true });
  await promise;
  clearTimeout(timer);
  signal?.removeEventListener("abort", over);
}
