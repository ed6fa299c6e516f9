import { Help } from "../ui/help/Help.tsx";
import type { HelpTopic } from "../ui/help/HelpOpen.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Sorting } from "./sorting.ts";

interface Props<Key extends string> {
  by: Key;
  label: string;
  sorting: Sorting<Key>;
  onPress: (by: Key) => void;
  /** Over figures, which stand at the column's end. */
  end?: boolean;
  /** How its figures are worked out. */
  help?: HelpTopic | undefined;
}

/** The name of a column that the rows can be sorted by. */
export function ColumnHeading<Key extends string>({
  by,
  label,
  sorting,
  onPress,
  end = false,
  help,
}: Props<Key>) {
  const sorted = sorting.by === by;
  return (
    <span
      role="columnheader"
      aria-label={label}
      aria-sort={sorted ? (sorting.descending ? "descending" : "ascending") : "none"}
      className={end ? "text-right" : ""}
    >
      <button
        type="button"
        onClick={() => onPress(by)}
        className={`-mx-1 inline-flex min-h-6 items-center gap-0.5 rounded px-1 hover:bg-hover hover:text-text ${end ? "flex-row-reverse" : ""}`}
      >
        {label}
        <Icon
          name="chevron"
          className={`size-3! ${sorted ? "" : "invisible"} ${sorting.descending ? "" : "rotate-180"}`}
        />
      </button>
      {help && <Help what={label} topic={help} />}
    </span>
  );
}
