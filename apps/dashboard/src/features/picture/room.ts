const NARROW = 560;
const WIDE = 900;

/** As much as there is room for: on a phone two columns, with blocks that a thumb can hit. */
export function roomFor(width: number): { height: number; least: number; levels: number } {
  if (width < NARROW) return { height: 528, least: 44, levels: 2 };
  return { height: 396, least: 24, levels: width < WIDE ? 3 : 4 };
}
