import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import type { UsageRow } from "./rows.ts";

/** Sets or lifts an object's protection; `button` gets the focus back. */
export type ChangeProtection = (object: UsageObject, button: HTMLElement) => void;

interface Props {
  row: UsageRow;
  tabIndex: number;
  onProtection: ChangeProtection | null;
}

/** Who keeps it and why, and the way to change that. */
export function ProtectionCell({ row: { object, name }, tabIndex, onProtection }: Props) {
  const { t } = useWords();
  const { protection } = object;
  const byLabel = protection?.id === null;
  return (
    <span className="flex items-start justify-between gap-2">
      {protection ? (
        <span className="flex min-w-0 gap-1.5">
          <Icon name="kept" className="mt-0.5 size-3.5 text-ok" />
          <span className="min-w-0 wrap-anywhere">
            {byLabel ? <code className="font-mono text-xs">{protection.why}</code> : protection.why}
            <span className="block text-xs text-muted">
              {byLabel ? t("usage.protection.byLabel") : protection.who}
            </span>
          </span>
        </span>
      ) : (
        <span className="text-muted">{onProtection ? "" : t("states.none")}</span>
      )}
      {onProtection && !byLabel && (
        // One button for both, so that it keeps the focus when what it does has turned round.
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t(protection ? "usage.protection.liftWhat" : "objects.protectWhat", { name })}
          onClick={(event) => onProtection(object, event.currentTarget)}
          className="-my-0.5 inline-flex min-h-6 items-center gap-1 rounded px-1.5 text-xs whitespace-nowrap text-muted hover:bg-sunken hover:text-text"
        >
          {!protection && <Icon name="kept" className="size-3.5" />}
          {t(protection ? "usage.protection.lift" : "objects.protect")}
        </button>
      )}
    </span>
  );
}
