/** Where a page ended: the instant and the id of its last row. What is added meanwhile moves nothing from one page to the next. */
interface Position {
  at: string;
  id: string;
}

const DEFAULT_LIMIT = 50;

/** How many rows to ask for: one more than the page has, to know whether there is a next one. */
export const rowsFor = (limit = DEFAULT_LIMIT) => limit + 1;

/** The page of the rows that were asked for, newest first, and the cursor for the next. */
export function pageOf<Row>(
  rows: Row[],
  limit = DEFAULT_LIMIT,
  placeOf: (row: Row) => Position,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (last === undefined || rows.length <= limit) return { page, next: null };
  const { at, id } = placeOf(last);
  return { page, next: `${at}_${id}` };
}

/** A cursor that is none of ours stands at the end, where nothing follows. */
export function positionOf(cursor: string): Position {
  const [, at = "", id = ""] = /^([\d.:TZ-]+)_([\w-]+)$/.exec(cursor) ?? [];
  return { at, id };
}
