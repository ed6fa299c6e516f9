/** Something that can be done or gone to by its name. */
export interface Command {
  id: string;
  label: string;
  /** Beside the name: what kind of thing it is, or when it was. */
  detail?: string;
  /** What it is found by, too. */
  words?: string;
  /** Keys that do the same, one after the other. */
  keys?: string[];
  run: () => void;
}

export interface CommandGroup {
  value: string;
  items: Command[];
}

/** More than these of one kind nobody reads: who types on finds the others. */
const MOST_SHOWN = 12;

/**
 * The commands that have every word of `search` somewhere, best first: those whose name begins with it, then those whose name has it, then the rest. Of what there is a
 * lot of (`seldom`) nothing is shown until something is looked for.
 */
export function found(groups: (CommandGroup & { seldom?: boolean })[], search: string): CommandGroup[] {
  const wanted = search.trim().toLocaleLowerCase();
  const parts = wanted.split(/\s+/).filter(Boolean);
  return groups.flatMap(({ value, items, seldom }) => {
    if (wanted === "") return seldom ? [] : [{ value, items }];
    const ranked = items
      .flatMap((item) => {
        const rank = rankOf(item, wanted, parts);
        return rank === null ? [] : { item, rank };
      })
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, MOST_SHOWN);
    return ranked.length === 0 ? [] : [{ value, items: ranked.map(({ item }) => item) }];
  });
}

function rankOf({ label, detail = "", words = "" }: Command, wanted: string, parts: string[]): number | null {
  const name = label.toLocaleLowerCase();
  if (name.startsWith(wanted)) return 0;
  if (parts.every((part) => name.includes(part))) return 1;
  const all = `${name} ${detail} ${words}`.toLocaleLowerCase();
  return parts.every((part) => all.includes(part)) ? 2 : null;
}
