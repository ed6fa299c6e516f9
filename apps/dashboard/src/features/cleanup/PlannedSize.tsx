import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { PlanItem } from "../../shared/trpc/types.ts";

/** What an object frees, and how sure that is. */
export function PlannedSize({ kind, bytes, certainty }: Pick<PlanItem, "kind" | "bytes" | "certainty">) {
  const { t } = useTranslation();
  const format = useFormats();
  if (kind === "networks") return <span className="text-muted">{t("cleanup.noDisk")}</span>;
  if (bytes === null) return <span className="text-muted">{t("states.notKnown")}</span>;
  if (certainty !== "estimate" || bytes === 0) return <Size bytes={bytes} />;
  return (
    <data value={bytes} className="whitespace-nowrap">
      {t("cleanup.about", { bytes: format.bytes(bytes) })}
    </data>
  );
}
