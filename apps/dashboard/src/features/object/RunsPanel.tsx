import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { RunLine } from "./RunLine.tsx";
import type { RunOf } from "./useRunsOf.ts";

interface Props {
  id: string;
  runs: readonly RunOf[];
  loading: boolean;
}

/** The clean-ups that an object was named in, and what became of it there. */
export function RunsPanel({ id, runs, loading }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <Panel title={t("object.runs.title")} busy={loading}>
      <div className="space-y-1 p-4 text-sm">
        {!loading && runs.length === 0 && <p className="text-muted">{t("object.runs.none")}</p>}
        {runs.map(({ run, outcome }) => (
          <RunLine
            key={run.id}
            run={run}
            words={format.words([t(`runs.outcomes.${outcome.outcome}`), run.startedBy.name])}
          />
        ))}
        <Link
          href={`/history?${new URLSearchParams({ search: id.slice(0, 200) })}`}
          className="inline-block min-h-6 py-0.5 text-accent underline"
        >
          {t("object.runs.all")}
        </Link>
      </div>
    </Panel>
  );
}
