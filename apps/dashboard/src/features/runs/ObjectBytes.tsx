import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Outcome } from "../../shared/trpc/types.ts";

/** What an object frees, or would have. What is only worked out says so; networks take no disk. */
export function ObjectBytes({
  kind,
  bytes,
  certainty,
  quiet,
}: Pick<Outcome, "kind" | "bytes" | "certainty"> & { quiet: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const look = quiet ? "text-muted" : "";
  if (kind === "networks") return null;
  if (bytes === null) return <span className="text-muted">{t("states.notKnown")}</span>;
  if (certainty === "exact") return <Size bytes={bytes} className={look} />;
  return (
    <data value={bytes} className={`whitespace-nowrap ${look}`}>
      {t("runs.about", { bytes: format.bytes(bytes) })}
    </data>
  );
}
