import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useNow } from "../../shared/format/useNow.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { forecastWords, isNear } from "./forecastWords.ts";

/** When the disk is full, and how sure that is. */
export function ForecastText({ history }: { history: UsageHistory }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useNow();
  const { headline, more } = forecastWords(t, format, history, now);
  const near = isNear(history, now);
  return (
    <p className="flex gap-2">
      {near && <Icon name="warning" className="mt-0.5 text-warn" />}
      <span>
        <strong className={history.forecast ? "font-semibold" : "font-normal text-muted"}>{headline}</strong>{" "}
        <span className="text-muted">{more}</span>
        {history.forecast && <Help what={t("growth.whenFull")} topic="fullIn" />}
      </span>
    </p>
  );
}
