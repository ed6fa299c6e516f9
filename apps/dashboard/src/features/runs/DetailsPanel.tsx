import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupRun } from "../../shared/trpc/types.ts";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { ruleWords } from "./ruleWords.ts";
import { runText } from "./runText.ts";
import { SaveButtons } from "./SaveButtons.tsx";

/** Who, when, from where and by which rules; and the ways to take the receipt along. */
export function DetailsPanel({ run }: { run: CleanupRun }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { startedAt, finishedAt, startedFrom } = run;
  return (
    <Panel title={t("runs.details.title")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 p-4">
        <Line name={t("runs.details.host")}>{run.host.name}</Line>
        <Line name={t("runs.details.startedBy")}>{run.startedBy.name}</Line>
        {startedFrom.token && <Line name={t("runs.details.token")}>{startedFrom.token.name}</Line>}
        <Line name={t("runs.details.startedFrom")}>{startedFrom.address}</Line>
        {startedFrom.userAgent && (
          <Line name={t("runs.details.program")}>
            <span className="text-sm text-muted">{startedFrom.userAgent}</span>
          </Line>
        )}
        <Line name={t("runs.details.startedAt")}>{format.instant(startedAt)}</Line>
        {finishedAt && (
          <>
            <Line name={t("runs.details.finishedAt")}>{format.instant(finishedAt)}</Line>
            <Line name={t("runs.details.took")}>
              {format.elapsed(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)))}
            </Line>
          </>
        )}
        <Line name={t("runs.details.rules")}>
          {run.rules.project !== undefined && (
            <p className="mb-1">{t("runs.rules.project", { project: run.rules.project })}</p>
          )}
          <ul className="space-y-1">
            {ruleWords(t, format, run.rules).map(({ kind, words }) => (
              <li key={kind}>
                <KindLabel kind={kind} />
                <span className="block pl-5.5 text-sm text-muted sm:pl-6">{format.words(words)}</span>
              </li>
            ))}
          </ul>
        </Line>
        <Line name={t("runs.details.run")}>
          <span className="font-mono text-xs">{run.id}</span>
        </Line>
        <Line name={t("runs.details.plan")}>
          <span className="font-mono text-xs">{run.plan}</span>
        </Line>
      </dl>
      <div className="flex flex-wrap gap-2 border-t border-line p-4">
        <CopyButton labelled label={t("copy.asText")} text={() => runText(t, format, run)} />
        <CopyButton labelled label={t("copy.asJson")} text={() => JSON.stringify(run, null, 2)} />
        <SaveButtons what={{ id: run.id }} />
      </div>
    </Panel>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
