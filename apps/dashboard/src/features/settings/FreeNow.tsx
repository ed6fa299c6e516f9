import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SettingValues, SystemInfo } from "../../shared/trpc/types.ts";

interface Props {
  info: SystemInfo | undefined;
  values: SettingValues;
}

/** How the disk stands to what is set, so that a number is chosen by what is there. */
export function FreeNow({ info, values }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!info) return null;
  const { freeBytes, totalBytes } = info.storage;
  if (freeBytes === null || totalBytes === null)
    return <p className="mt-3 text-sm text-muted">{t("settings.low.unseen", { host: info.host.name })}</p>;
  const low =
    freeBytes < (values.lowFreeBytes ?? 0) || freeBytes < (totalBytes * (values.lowFreePercent ?? 0)) / 100;
  return (
    <p className={`mt-3 text-sm ${low ? "text-warn" : "text-muted"}`}>
      {t(low ? "settings.low.isLow" : "settings.low.isNot", {
        host: info.host.name,
        free: format.bytes(freeBytes),
        total: format.bytes(totalBytes),
        share: format.share(freeBytes, totalBytes),
      })}
    </p>
  );
}
