interface Props {
  label: string;
  value: string;
  onChange: (words: string) => void;
}

/** Looks for words in a table that is here already. */
export function SearchBox({ label, value, onChange }: Props) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      spellCheck={false}
      className="min-h-8 min-w-0 flex-1 basis-56 rounded border border-edge bg-panel px-2.5 py-1 placeholder:text-muted lg:max-w-80"
    />
  );
}
