import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { runSummary } from "./runSummary.ts";
import type { Cleanup } from "./useCleanup.ts";

interface Props {
  cleanup: Cleanup;
  hostName: string;
  /** Where the focus goes when the strip is dismissed. */
  opener: RefObject<HTMLButtonElement | null>;
}

/** On the page while the dialog is closed: what is being done, or what was done and where to read it. */
export function CleanupStrip({ cleanup, hostName, opener }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { running, run, failure, open } = cleanup;
  if (open || !(running || run || failure)) return null;
  const text = running
    ? t("cleanup.strip.running", { host: hostName })
    : run
      ? runSummary(t, format, run)
      : t("cleanup.strip.failed", { host: hostName });
  const tone = failure || (run && run.state !== "finished") ? "warn" : "info";
  return (
    <Notice tone={tone} role="status" className="mb-4 items-center [&>svg]:mt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>{text}</p>
        <div className="flex gap-2">
          <Button onClick={cleanup.show}>{t(running ? "cleanup.strip.show" : "cleanup.strip.result")}</Button>
          {!running && (
            <Button
              look="quiet"
              onClick={() => {
                cleanup.dismiss();
                opener.current?.focus();
              }}
            >
              {t("actions.dismiss")}
            </Button>
          )}
        </div>
      </div>
    </Notice>
  );
}
