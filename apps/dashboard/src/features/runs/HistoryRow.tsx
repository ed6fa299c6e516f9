import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { countsOf, outcomes } from "./counts.ts";
import { ProgressBar } from "./ProgressBar.tsx";
import { doneWords } from "./runSummary.ts";
import { stateLooks } from "./stateLooks.ts";

/** One run in a line or two; all of it leads to the run. */
export function HistoryRow({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const format = useFormats();
  const counts = countsOf(run);
  const { icon, colour } = stateLooks[run.state];
  const running = run.state === "running";
  const told = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => t(`runs.history.counts.${outcome}`, { n: format.count(counts[outcome]) }));
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 hover:bg-hover md:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1.4fr)_6rem]">
      <span className="flex items-baseline gap-2 font-medium">
        <span className="self-center">
          <Icon name={icon} className={colour} />
        </span>
        {t(`runs.states.${run.state}`)}
      </span>
      <span className="col-span-2 row-start-2 md:col-span-1 md:row-start-auto">
        <Link
          href={`/runs/${run.id}`}
          className="rounded font-medium text-accent underline after:absolute after:inset-0"
        >
          {format.instant(run.startedAt)}
        </Link>
        <span className="block text-sm wrap-anywhere text-muted">
          {t("runs.history.by", { name: run.startedBy.name, host: run.host.name })}
        </span>
      </span>
      <span className="col-span-2 text-sm md:col-span-1 md:text-base">
        {running ? (
          <>
            {doneWords(t, format, run)}
            <span className="mt-1 block">
              <ProgressBar run={run} />
            </span>
          </>
        ) : told.length > 0 ? (
          format.words(told)
        ) : (
          <span className="text-muted">{t("runs.history.nothingDone")}</span>
        )}
      </span>
      <span className="col-start-2 row-start-1 text-right md:col-start-auto md:row-start-auto">
        <span className="sr-only">{t("runs.history.freed")}</span>{" "}
        {run.removedBytes === null ? (
          <span className="text-sm text-muted">{t("states.notKnown")}</span>
        ) : (
          <Size bytes={run.removedBytes} className="font-medium" />
        )}
      </span>
    </li>
  );
}
