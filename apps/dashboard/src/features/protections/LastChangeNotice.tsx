import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { useProtectionChanges } from "./useProtections.ts";

interface Props {
  changes: ReturnType<typeof useProtectionChanges>;
  onDismiss: () => void;
}

/** What was just done, and the way to take a removal back. Always in the page, so that screen readers hear it change. */
export function LastChangeNotice({ changes, onDismiss }: Props) {
  const { t } = useTranslation();
  const { last, busy, undo } = changes;
  const back = useRef<HTMLButtonElement>(null);
  const dismiss = useRef<HTMLButtonElement>(null);
  const removed = last?.what === "removed" ? last.protection : undefined;
  useEffect(() => {
    // The button that had the focus went with its row, or was the one that undid it.
    if (last && document.activeElement === document.body) (back.current ?? dismiss.current)?.focus();
  }, [last]);
  return (
    <div role="status">
      {last && (
        <Notice tone="info" className="mb-4 items-center [&>svg]:mt-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p>{t(`protections.${last.what}`, { value: last.protection.value })}</p>
            <div className="flex gap-2">
              {removed && (
                <Button ref={back} disabled={busy} onClick={() => undo(removed)}>
                  {t("protections.undo")}
                </Button>
              )}
              <Button ref={dismiss} look="quiet" onClick={onDismiss}>
                {t("actions.dismiss")}
              </Button>
            </div>
          </div>
        </Notice>
      )}
    </div>
  );
}
