export function afterTick(
  before: ReadonlySet<string>,
  keys: readonly string[],
  ticked: boolean,
): ReadonlySet<string> {
  const after = new Set(before);
  for (const key of keys) {
    if (ticked) after.add(key);
    else after.delete(key);
  }
  return after;
}

/** From where was ticked last up to here, in the order that is shown; only this one where the other is not shown any more. */
export function rangeOf(
  rows: readonly { key: string }[],
  from: string | null,
  to: string,
): readonly string[] {
  const end = rows.findIndex(({ key }) => key === to);
  const start = from === null ? -1 : rows.findIndex(({ key }) => key === from);
  if (start === -1 || end === -1) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1).map(({ key }) => key);
}
