import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useNow } from "../../shared/format/useNow.ts";

const MINUTE_MS = 60_000;

/** When the next sample comes, in a sentence that is kept true. */
export function NextSample({ next }: { next: string | null }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useNow();
  if (next === null) return null;
  const minutes = Math.ceil((Date.parse(next) - now) / MINUTE_MS);
  if (minutes <= 0) return t("growth.nextNow");
  return t("growth.next", { n: format.count(minutes), count: minutes });
}
