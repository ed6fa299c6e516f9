/** Of these instants, in order of time, at most so many: the first, and the last of each stretch of equal length. */
export function evenly(instants: string[], most: number): string[] {
  const [first = "", last = ""] = [instants[0], instants.at(-1)];
  if (instants.length <= most) return instants;
  const stretchMs = (Date.parse(last) - Date.parse(first)) / (most - 2);
  const stretchOf = (instant: string) => Math.ceil((Date.parse(instant) - Date.parse(first)) / stretchMs);
  return [...new Map(instants.map((instant) => [stretchOf(instant), instant])).values()];
}
