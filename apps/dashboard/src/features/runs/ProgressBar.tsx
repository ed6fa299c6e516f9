import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { kindFill, objectKinds } from "../../shared/ui/kinds.ts";
import { doneOfKind } from "./counts.ts";
import { doneWords } from "./runSummary.ts";

/** How much of the plan is done, in the colours of what it was done to. */
export function ProgressBar({ run, tall = false }: { run: RunSummary; tall?: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div
      role="progressbar"
      aria-label={t("runs.progress.label", { host: run.host.name })}
      aria-valuemin={0}
      aria-valuemax={run.planned}
      aria-valuenow={run.done}
      aria-valuetext={doneWords(t, format, run)}
      className={`flex overflow-hidden rounded-full bg-sunken forced-color-adjust-none ${tall ? "h-3" : "h-1.5"}`}
    >
      {objectKinds.map((kind) => {
        const done = doneOfKind(run, kind);
        return (
          done > 0 && (
            <span
              key={kind}
              className={`transition-[width] ${kindFill[kind]}`}
              style={{ width: `${(100 * done) / Math.max(run.planned, 1)}%` }}
            />
          )
        );
      })}
    </div>
  );
}
