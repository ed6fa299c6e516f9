/** Where the rows of a list stand, in pixels from its top. */
export interface RowPlaces {
  /** Of the row after the last one: where the list ends. */
  startOf: (index: number) => number;
  /** The row that covers a pixel. */
  at: (pixel: number) => number;
  /** Sets right what was taken for granted of the rows from `first` on. True: where they end has moved. */
  measured: (first: number, heights: readonly number[]) => boolean;
}

/** `known`: the heights of rows that have been drawn, which is added to. All others are taken to be as high as these are on the whole. */
export function rowPlaces(keys: readonly string[], known: Map<string, number>, guess: number): RowPlaces {
  const starts = new Float64Array(keys.length + 1);
  const lay = () => {
    const usual = usualOf(known, guess);
    for (let index = 0, at = 0; index < keys.length; index++) {
      at += known.get(keys[index] ?? "") ?? usual;
      starts[index + 1] = at;
    }
  };
  lay();
  const startOf = (index: number) => starts[Math.max(0, Math.min(keys.length, index))] ?? 0;
  return {
    startOf,
    at(pixel) {
      let low = 0;
      let high = keys.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (startOf(middle) > pixel) high = middle;
        else low = middle;
      }
      return low;
    },
    measured(first, heights) {
      const wasNew = known.size === 0;
      const end = first + heights.length;
      const before = startOf(end);
      let at = startOf(first);
      heights.forEach((height, place) => {
        known.set(keys[first + place] ?? "", height);
        at += height;
        starts[first + place + 1] = at;
      });
      if (wasNew && known.size > 0) lay();
      else if (at !== before)
        for (let index = end + 1; index < starts.length; index++)
          starts[index] = startOf(index) + at - before;
      return startOf(end) !== before;
    },
  };
}

function usualOf(known: ReadonlyMap<string, number>, guess: number): number {
  if (known.size === 0) return guess;
  let sum = 0;
  for (const height of known.values()) sum += height;
  return sum / known.size;
}
