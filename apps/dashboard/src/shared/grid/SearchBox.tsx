interface Props {
  label: string;
  value: string;
  onChange: (words: string) => void;
  /** Nobody types there any more. */
  onDone?: () => void;
}

/** Looks for words in a table that is here already. */
export function SearchBox({ label, value, onChange, onDone }: Props) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onDone}
      autoComplete="off"
      spellCheck={false}
      className="min-h-8 min-w-0 flex-1 basis-56 rounded border border-edge bg-panel px-2.5 py-1 placeholder:text-muted lg:max-w-80"
    />
  );
}
