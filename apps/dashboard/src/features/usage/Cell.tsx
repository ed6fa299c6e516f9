import type { ReactNode } from "react";

interface Props {
  /** What is told, before the column's name on a narrow screen: stacked rows have no headings. Nothing where there are columns. */
  label: string | undefined;
  className: string;
  children: ReactNode;
}

export function Cell({ label, className, children }: Props) {
  if (label === undefined)
    return (
      <span role="gridcell" className={className}>
        {children}
      </span>
    );
  return (
    <span role="gridcell" className={`gap-x-1.5 max-lg:flex ${className}`}>
      <span className="shrink-0 text-xs leading-5 text-muted">{label}</span>
      <span className="min-w-0 flex-1">{children}</span>
    </span>
  );
}
