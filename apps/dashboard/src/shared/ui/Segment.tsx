interface Props {
  /** Shared by the segments of one choice. */
  name: string;
  label: string;
  checked: boolean;
  onPick: () => void;
}

/** A radio button that looks like a segment of a switch. */
export function Segment({ name, label, checked, onPick }: Props) {
  return (
    <label className="min-h-6 flex-1 rounded-sm px-2.5 py-0.5 text-center whitespace-nowrap text-muted hover:text-text has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none">
      <input type="radio" name={name} checked={checked} onChange={onPick} className="sr-only" />
      {label}
    </label>
  );
}
