import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useNow } from "../../shared/format/useNow.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { CancelRun } from "./CancelRun.tsx";
import { ProgressBar } from "./ProgressBar.tsx";
import { doneWords, freedWords } from "./runSummary.ts";

/** How far it is. `lost`: nothing newer is heard just now. */
export function ProgressPanel({ run, lost }: { run: RunSummary; lost: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { role } = useSession().session.user;
  return (
    <Panel title={t("runs.progress.title")} aside={<Elapsed since={run.startedAt} />}>
      <div className="p-4">
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="text-lg font-medium">{doneWords(t, format, run)}</p>
          <p className="text-lg">{freedWords(t, format, run)}</p>
        </div>
        <ProgressBar run={run} tall />
        <div role="status">
          {lost && (
            <p className="mt-3 flex items-center gap-2">
              <Icon name="refresh" className="animate-spin text-warn" />
              {t("runs.progress.reconnecting")}
            </p>
          )}
        </div>
        <p className="mt-3 text-muted">{t("runs.meaning.running")}</p>
        {may(role, "operator") && <CancelRun id={run.id} />}
      </div>
    </Panel>
  );
}

function Elapsed({ since }: { since: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const passed = Math.max(0, useNow() - Date.parse(since));
  return (
    <span className="text-sm text-muted">
      {t("runs.progress.elapsed", { elapsed: format.elapsed(Math.floor(passed / 1_000) * 1_000) })}
    </span>
  );
}
