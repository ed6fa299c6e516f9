import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** What the column is called: stacked rows have no headings. */
  column: string;
  className: string;
  children: ReactNode;
}

export function Cell({ column, className, children }: Props) {
  const { t } = useTranslation();
  return (
    <span role="gridcell" className={`gap-x-1.5 max-lg:flex ${className}`}>
      <span className="shrink-0 text-xs leading-5 text-muted lg:hidden">{t("usage.label", { column })}</span>
      <span className="min-w-0 flex-1">{children}</span>
    </span>
  );
}
