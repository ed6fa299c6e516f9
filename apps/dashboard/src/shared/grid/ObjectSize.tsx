import { Size } from "../format/Size.tsx";
import { useWords } from "../i18n/WordsProvider.tsx";
import type { PlanItem } from "../trpc/types.ts";

/** What an object takes or frees, and how sure that is. */
export function ObjectSize({ kind, bytes, certainty }: Pick<PlanItem, "kind" | "bytes" | "certainty">) {
  const { t, format } = useWords();
  if (kind === "networks") return <span className="text-muted">{t("objects.noDisk")}</span>;
  if (bytes === null) return <span className="text-muted">{t("states.notKnown")}</span>;
  if (certainty !== "estimate" || bytes === 0) return <Size bytes={bytes} />;
  return (
    <data value={bytes} className="whitespace-nowrap">
      {t("objects.about", { bytes: format.bytes(bytes) })}
    </data>
  );
}
