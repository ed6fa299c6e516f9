import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupRun } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { DialogFooter } from "./DialogFooter.tsx";
import { ResultKind } from "./ResultKind.tsx";
import { freeSpaceWords, runSummary } from "./runSummary.ts";
import { runText } from "./runText.ts";

/** The receipt: what went, what stayed and why, what failed and in whose words. */
export function ResultStep({ run, onClose }: { run: CleanupRun; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const whole = run.state === "finished";
  return (
    <>
      {/* A long list scrolls, and a keyboard needs somewhere to stand to scroll it. */}
      <div
        role="region"
        aria-label={t("cleanup.result.region")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="overflow-y-auto px-4 py-3 -outline-offset-2"
      >
        <div role="status" className="flex gap-2.5">
          <Icon name={whole ? "check" : "warning"} className={`mt-1 ${whole ? "text-ok" : "text-warn"}`} />
          <div>
            <p className="text-lg font-medium">{runSummary(t, format, run)}</p>
            {freeSpaceWords(t, format, run).map((words) => (
              <p key={words} className="text-sm text-muted">
                {words}
              </p>
            ))}
          </div>
        </div>
        <p className="mt-1 pl-6.5 text-xs text-muted">{t("cleanup.result.run", { id: run.id })}</p>
        {objectKinds.map((kind) => {
          const result = run.kinds[kind];
          return (
            result && (
              <ResultKind
                key={kind}
                kind={kind}
                result={result}
                outcomes={run.outcomes.filter((outcome) => outcome.kind === kind)}
              />
            )
          );
        })}
      </div>
      <DialogFooter
        note={
          <span className="flex flex-wrap gap-2">
            <CopyButton labelled label={t("copy.asText")} text={() => runText(t, format, run)} />
            <CopyButton labelled label={t("copy.asJson")} text={() => JSON.stringify(run, null, 2)} />
          </span>
        }
      >
        <Button look="primary" onClick={onClose}>
          {t("actions.done")}
        </Button>
      </DialogFooter>
    </>
  );
}
