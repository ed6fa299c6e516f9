import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useNow } from "../../shared/format/useNow.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { StepHeading } from "./StepHeading.tsx";

interface Props {
  hostName: string;
  takesFocus: boolean;
  onCancel: () => void;
}

/** While the server reads the host, which may take a while: what goes on, for how long already, and the way out. */
export function Drafting({ hostName, takesFocus, onCancel }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useNow();
  const [since] = useState(now);
  const seconds = Math.floor(Math.max(0, now - since) / 1_000);
  return (
    <div aria-busy="true">
      <StepHeading takesFocus={takesFocus}>{t("cleanup.drafting.title")}</StepHeading>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p role="status" className="max-w-[44rem] text-muted">
          {t("cleanup.drafting.text", { host: hostName })}
        </p>
        <span className="flex items-center gap-3">
          {seconds >= 2 && (
            <span className="text-sm text-muted">
              {t("cleanup.drafting.elapsed", { elapsed: format.elapsed(seconds * 1_000) })}
            </span>
          )}
          <Button onClick={onCancel}>{t("cleanup.drafting.cancel")}</Button>
        </span>
      </div>
      <div aria-hidden="true" className="mt-4 space-y-px overflow-hidden rounded-lg border border-line">
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className="flex items-center gap-4 bg-panel px-4 py-3">
            <div className="skeleton size-4" />
            <div className="skeleton h-4 w-24" />
            <div className="skeleton h-4 flex-1" />
            <div className="skeleton h-4 w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}
