import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Changes } from "./changes.ts";

/** With what it is compared: a sample has its own time, which need not be the one that was asked for. */
export function SinceText({ changes: { since } }: { changes: Changes }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <p className="text-xs text-muted">
      <time dateTime={since}>{t("changes.since", { at: format.instant(since) })}</time>
    </p>
  );
}

export function WatchedText({ since }: { since: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  return since === undefined ? t("changes.emptyWhy") : t("changes.watched", { at: format.instant(since) });
}
