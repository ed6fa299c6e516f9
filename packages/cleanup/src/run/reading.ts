/**
 * Reads a list anew unless it has just been read; those who ask meanwhile share one reading. When it arrives a list is as old as its reading
 * took; it is used for so long that reading takes no more than this share of the time: by default a tenth, so that a list that takes milliseconds
 * is used for some hundredths of a second. `atLeastMs`: it is used for so long all the same. Ages are told by the monotonic clock: the wall clock may be set back meanwhile.
 */
export function lately<T>(
  read: () => Promise<T>,
  { share = 1 / 10, atLeastMs = 0 }: { share?: number; atLeastMs?: number } = {},
): () => Promise<T> {
  let last: { answer: Promise<T>; goodUntilMs: number } | null = null;
  return () => {
    const askedMs = performance.now();
    if (last && askedMs < last.goodUntilMs) return last.answer;
    const reading = { answer: read(), goodUntilMs: Number.POSITIVE_INFINITY };
    last = reading;
    reading.answer.then(
      () => {
        const arrivedMs = performance.now();
        reading.goodUntilMs = arrivedMs + Math.max((arrivedMs - askedMs) * (1 / share - 1), atLeastMs);
      },
      () => {
        reading.goodUntilMs = Number.NEGATIVE_INFINITY;
      },
    );
    return reading.answer;
  };
}

/**
 * Reads a list anew for whoever asks: no answer is of a reading that began before one asked for it. Those who ask at the same time, or while it is
 * being read for others, share the next reading.
 */
export function anew<T>(read: () => Promise<T>): () => Promise<T> {
  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    if (next) return next;
    const begin = () => {
      next = null;
      return read();
    };
    next = current.then(begin, begin);
    current = next;
    return next;
  };
}
