import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { figureNames, figuresOf, figureWords } from "./figures.ts";

/** What was promised, what went, what the engine says and what the disk shows: side by side, since they seldom agree. */
export function FiguresPanel({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const format = useFormats();
  const figures = figuresOf(run);
  const { freeBytesBefore: before, freeBytesAfter: after } = run;
  return (
    <Panel title={t("runs.figures.title")} help="receipt">
      <dl className="grid gap-x-6 gap-y-4 p-4 sm:grid-cols-2 xl:grid-cols-4">
        {figureNames.map((name) => {
          const bytes = figures[name];
          return (
            <div key={name}>
              <dt className="text-muted">{t(`runs.figures.${name}.name`)}</dt>
              <dd className={bytes === null ? "text-lg text-muted" : "text-xl font-semibold"}>
                {bytes === null ? (
                  figureWords(t, format, name, run)
                ) : (
                  <data value={bytes}>{figureWords(t, format, name, run)}</data>
                )}
              </dd>
              {name === "measured" && before !== null && after !== null && (
                <dd className="text-sm">
                  {t("runs.figures.measured.from", {
                    before: format.bytes(before),
                    after: format.bytes(after),
                  })}
                </dd>
              )}
              <dd className="text-sm text-muted">{t(`runs.figures.${name}.what`)}</dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
