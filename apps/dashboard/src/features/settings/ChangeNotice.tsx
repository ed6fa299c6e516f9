import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { useSettingChanges } from "./useSettings.ts";
import { changeWords } from "./words.ts";

/** What was just changed, and the way to put it back. Always in the page, so that screen readers hear it change. */
export function ChangeNotice({ changes }: { changes: ReturnType<typeof useSettingChanges> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { last, busy, undo, dismiss } = changes;
  const back = useRef<HTMLButtonElement>(null);
  const away = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that had the focus went with the form that was saved, or was the one that undid it.
    if (last && document.activeElement === document.body) (back.current ?? away.current)?.focus();
  }, [last]);
  const undoable = last !== undefined && Object.keys(last.back).length > 0;
  return (
    <div role="status">
      {last && (
        <Notice tone="info" className="mb-4 items-center [&>svg]:mt-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p>{t(`settings.${last.what}`)}</p>
            <div className="flex flex-wrap gap-2">
              {undoable && (
                <Button ref={back} disabled={busy} onClick={() => undo(last.back)}>
                  {t("settings.putBack", { values: changeWords(t, format, last.back) })}
                </Button>
              )}
              <Button ref={away} look="quiet" onClick={dismiss}>
                {t("actions.dismiss")}
              </Button>
            </div>
          </div>
        </Notice>
      )}
    </div>
  );
}
