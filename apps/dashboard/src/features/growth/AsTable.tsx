import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/Icon.tsx";

/** What a chart shows, in figures, for whoever opens it. */
export function AsTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="group mt-2 text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="inline-flex items-center gap-1 rounded-sm text-muted hover:text-text">
        <Icon name="chevron" className="-rotate-90 group-open:rotate-0" />
        {t("growth.asTable")}
      </summary>
      {open && (
        <div
          role="region"
          aria-label={t("growth.asTable")}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, for a keyboard too
          tabIndex={0}
          className="mt-2 max-h-80 overflow-auto"
        >
          {children}
        </div>
      )}
    </details>
  );
}
