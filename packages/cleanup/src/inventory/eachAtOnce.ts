/** Does the work for each in order, at most so many at once. If one throws, those under way end, no more begin, and it throws that. */
export async function eachAtOnce<T>(
  atOnce: number,
  objects: readonly T[],
  work: (object: T) => Promise<void>,
): Promise<void> {
  const queue = objects.values();
  const errors: unknown[] = [];
  const worker = async () => {
    for (const object of queue) {
      if (errors.length > 0) return;
      await work(object).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (errors.length > 0) throw errors[0];
}
