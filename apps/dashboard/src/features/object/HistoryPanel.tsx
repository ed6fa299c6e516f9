import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import type { HistoryEntry } from "./history.ts";
import { RunLine } from "./RunLine.tsx";

interface Props {
  id: string;
  entries: readonly HistoryEntry[];
  /** The clean-ups that had it are still being looked for. */
  loading: boolean;
}

/** What is known to have happened to an object, and since when that is known. */
export function HistoryPanel({ id, entries, loading }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <Panel title={t("object.history.title")} busy={loading}>
      <div className="space-y-2 p-4 text-sm">
        {!loading && entries.every(({ what }) => what !== "run") && (
          <p className="text-muted">{t("object.runs.none")}</p>
        )}
        <ol className="space-y-1">
          {entries.map((entry) => (
            <li key={`${entry.at} ${entry.what} ${entry.what === "run" ? entry.run.id : ""}`}>
              {entry.what === "run" ? (
                <RunLine
                  run={entry.run}
                  words={t("object.history.run", {
                    outcome: t(`runs.outcomes.${entry.outcome.outcome}`),
                    who: entry.run.startedBy.name,
                  })}
                />
              ) : (
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <time dateTime={entry.at} className="min-h-6 py-0.5 font-medium">
                    {format.instant(entry.at)}
                  </time>
                  <span className={entry.what === "watched" ? "text-muted" : ""}>
                    {entry.what === "protected"
                      ? t("object.history.protected", { who: entry.who })
                      : t(`object.history.${entry.what}`)}
                  </span>
                </p>
              )}
            </li>
          ))}
        </ol>
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
