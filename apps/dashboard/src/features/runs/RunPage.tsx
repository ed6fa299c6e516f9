import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { DetailsPanel } from "./DetailsPanel.tsx";
import { FiguresPanel } from "./FiguresPanel.tsx";
import { KindsPanel } from "./KindsPanel.tsx";
import { LiveWords } from "./LiveWords.tsx";
import { OutcomesPanel } from "./OutcomesPanel.tsx";
import { ProgressPanel } from "./ProgressPanel.tsx";
import { SparedPanel, type SparedWords } from "./SparedPanel.tsx";
import { useRun } from "./useRun.ts";
import { Verdict } from "./Verdict.tsx";

interface Props {
  id: string;
  /** Words for why its plan left an object alone. */
  sparedWords: SparedWords;
}

/** One run: live while it is under way, and its receipt ever after. */
export function RunPage({ id, sparedWords }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const asked = useRun(id);
  const { data: run } = asked;
  const [seenRunning, setSeenRunning] = useState(false);
  if (run?.state === "running" && !seenRunning) setSeenRunning(true);
  useTitle(
    run
      ? t("runs.titleAt", { host: run.host.name, when: format.instant(run.startedAt) })
      : t("runs.titleAlone"),
  );
  return (
    <>
      <div className="mb-4">
        <Link href="/history" className="rounded text-sm text-muted underline hover:text-text">
          {t("runs.toHistory")}
        </Link>
        <PageHeading>{run ? t("runs.title", { host: run.host.name }) : t("runs.titleAlone")}</PageHeading>
        {run && (
          <p className="text-muted">
            {format.words([format.instant(run.startedAt), run.startedBy.name, run.startedFrom.address])}
          </p>
        )}
      </div>
      {!run ? (
        <Panel title={t("runs.details.title")} busy={!asked.failure}>
          <PanelBody asked={asked} rows={10}>
            {() => null}
          </PanelBody>
        </Panel>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <LiveWords run={run} fresh={seenRunning} />
            {run.state === "running" ? (
              <ProgressPanel run={run} lost={asked.lost} />
            ) : (
              <>
                <PanelBoundary>
                  <Verdict run={run} fresh={seenRunning} />
                </PanelBoundary>
                <FiguresPanel run={run} />
              </>
            )}
            <KindsPanel run={run} />
            <OutcomesPanel run={run} />
            <SparedPanel run={run.id} words={sparedWords} />
          </div>
          <DetailsPanel run={run} />
        </div>
      )}
    </>
  );
}
