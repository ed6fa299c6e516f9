/** Planks around a crate: what keeps cargo from shifting. The same drawing as public/favicon.svg. */
export function Logo({ className = "" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 ${className}`} aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <g className="fill-on-accent">
        <rect x="6" y="7" width="20" height="5" rx="1.25" />
        <rect x="6" y="20" width="20" height="5" rx="1.25" />
        <rect x="6" y="13.5" width="5" height="5" rx="1.25" />
        <rect x="21" y="13.5" width="5" height="5" rx="1.25" />
      </g>
      <rect x="12.5" y="13.5" width="7" height="5" rx="1.25" className="fill-buildCache" />
    </svg>
  );
}
