import { useTranslation } from "react-i18next";
import type { Registry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

interface Props {
  removed: Registry | undefined;
  busy: boolean;
  onUndo: (registry: Registry) => void;
  onDismiss: () => void;
}

/** One that was just removed can be had back, but for its credentials. Always in the page, so that screen readers hear it change. */
export function RemovedNotice({ removed, busy, onUndo, onDismiss }: Props) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {removed && (
        <Notice tone="info" className="mb-4">
          <p>
            {t(removed.hasCredentials ? "registries.removedWithCredentials" : "registries.removed", {
              name: removed.name,
            })}
          </p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button disabled={busy} onClick={() => onUndo(removed)}>
              {t("registries.undo")}
            </Button>
            <Button look="quiet" onClick={onDismiss}>
              {t("actions.dismiss")}
            </Button>
          </p>
        </Notice>
      )}
    </div>
  );
}
