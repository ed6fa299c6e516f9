import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskUsage } from "../../shared/trpc/types.ts";

/** How old the figures are, whether newer ones come, and since when it is known what is in use. */
export function ReadingState({ usage: { readAt, reading, outdated, watchedSince } }: { usage: DiskUsage }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <>
      <Age at={readAt} wording={(age) => t("usage.read", { age })} />
      {(reading || outdated) && ` · ${t(reading ? "usage.reading" : "usage.outdated")}`}
      {" · "}
      {t("usage.watched", { since: format.instant(watchedSince) })}
    </>
  );
}
