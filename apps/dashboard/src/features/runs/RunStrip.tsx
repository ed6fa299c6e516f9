import { useTranslation } from "react-i18next";
import { Link, useRoute } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { ProgressBar } from "./ProgressBar.tsx";
import { doneWords, freedWords } from "./runSummary.ts";

/** On every page while a run is under way: how far it is, and the way to it. Only its beginning and its end are told aloud. */
export function RunStrip({ run }: { run: RunSummary | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [onRun, params] = useRoute("/runs/:id");
  const shown = run && !(onRun && params.id === run.id) ? run : undefined;
  return (
    <>
      <p role="status" className="sr-only">
        {shown && t("runs.strip.running", { host: shown.host.name })}
      </p>
      {shown && (
        <section
          aria-label={t("runs.progress.label", { host: shown.host.name })}
          className="border-b border-line bg-panel"
        >
          <div className="mx-auto flex max-w-[110rem] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <p className="text-sm">
              <span className="font-medium">{t("runs.strip.running", { host: shown.host.name })}</span>{" "}
              <span className="text-muted">
                {format.words(
                  [doneWords(t, format, shown), freedWords(t, format, shown) ?? ""].filter(Boolean),
                )}
              </span>
            </p>
            <div className="order-last w-full sm:order-none sm:w-auto sm:min-w-40 sm:flex-1">
              <ProgressBar run={shown} />
            </div>
            <Link
              href={`/runs/${shown.id}`}
              className="ml-auto rounded text-sm font-medium text-accent underline"
            >
              {t("runs.strip.show")}
            </Link>
          </div>
        </section>
      )}
    </>
  );
}
