import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { DialogFooter } from "./DialogFooter.tsx";

/** Nothing to press but to leave: the server carries it out, with or without this page. */
export function RunningStep({ hostName, onClose }: { hostName: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="px-4 py-8">
        <div
          role="progressbar"
          aria-label={t("cleanup.running.label", { host: hostName })}
          className="h-1.5 overflow-hidden rounded-full bg-sunken forced-color-adjust-none"
        >
          <div className="running-bar h-full w-1/3 rounded-full bg-accent" />
        </div>
        <p className="mt-4">{t("cleanup.running.what", { host: hostName })}</p>
        <p className="mt-1 text-muted">{t("cleanup.running.mayClose")}</p>
      </div>
      <DialogFooter>
        <Button onClick={onClose}>{t("cleanup.running.close")}</Button>
      </DialogFooter>
    </>
  );
}
