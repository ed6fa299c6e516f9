/** As many as a thumb can tell apart at 390 px, with the one that leads to the rest. */
const PLACES = 4;

/** What people come for, before what they come for seldom. */
const FIRST = ["overview", "usage", "cleanup", "history"];

/** Which pages stand in the bar of a phone, in the order of the list, and which are behind "more". */
export function phoneBar<P extends { name: string }>(pages: readonly P[]): { bar: P[]; more: P[] } {
  const wanted = [...pages].toSorted(
    (a, b) => Number(FIRST.includes(b.name)) - Number(FIRST.includes(a.name)),
  );
  const bar = new Set(wanted.slice(0, PLACES));
  return { bar: pages.filter((page) => bar.has(page)), more: pages.filter((page) => !bar.has(page)) };
}
