/** Keys, one after the other, as they stand on the keyboard. */
export function Keycaps({ keys }: { keys: string[] }) {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keys.map((key, index) => (
        <kbd
          // The same key may come twice.
          key={`${index} ${key}`}
          className="inline-flex min-h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
