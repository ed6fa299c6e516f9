import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Project } from "../../shared/trpc/types.ts";

/** How many of its containers run, in a word and by a mark. */
export function RunningText({ project: { containers, running } }: { project: Project }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (containers === 0) return <span className="text-muted">{t("projects.noContainers")}</span>;
  const words = { n: format.count(running), all: format.count(containers) };
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className={`size-2 shrink-0 rounded-full border ${running > 0 ? "border-ok bg-ok" : "border-muted"}`}
      />
      {t("projects.running", { count: containers, ...words })}
    </span>
  );
}
