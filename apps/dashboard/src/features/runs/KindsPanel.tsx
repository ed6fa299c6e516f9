import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { countsOf, outcomes } from "./counts.ts";

/** How each kind fared, and why one could not be gone on with. */
export function KindsPanel({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const format = useFormats();
  const counts = countsOf(run);
  // Seldom is anything not known: it has a column only then.
  const columns = outcomes.filter((outcome) => outcome !== "unknown" || counts.unknown > 0);
  return (
    <Panel title={t("runs.byKind.title")} help="runFreed">
      <div className="p-4 pt-2 max-sm:px-3">
        {/* With all its columns it is wider than the narrowest screens: it scrolls there, for a keyboard too. */}
        <div
          {...(counts.unknown > 0 && { role: "region", "aria-label": t("runs.byKind.caption"), tabIndex: 0 })}
          className="overflow-x-auto"
        >
          <table className="w-full max-sm:text-sm">
            <caption className="sr-only">{t("runs.byKind.caption")}</caption>
            <thead>
              <tr className="text-right text-xs text-muted [&>th]:pb-1 [&>th]:pl-1 sm:[&>th]:pl-2 [&>th]:font-normal">
                <th scope="col" className="pl-0! text-left">
                  {t("runs.byKind.kind")}
                </th>
                <th scope="col" className="max-sm:hidden">
                  {t("runs.byKind.planned")}
                </th>
                {columns.map((outcome) => (
                  <th key={outcome} scope="col">
                    {t(`runs.outcomes.${outcome}`)}
                  </th>
                ))}
                <th scope="col">{t("runs.byKind.freed")}</th>
              </tr>
            </thead>
            <tbody>
              {objectKinds.map((kind) => {
                const result = run.kinds[kind];
                return (
                  result && (
                    <tr
                      key={kind}
                      className="border-t border-line text-right [&>*]:py-1.5 [&>td]:pl-1 sm:[&>td]:pl-2"
                    >
                      <th scope="row" className="text-left font-normal">
                        <KindLabel kind={kind} />
                      </th>
                      <td className="text-muted max-sm:hidden">{format.count(result.planned)}</td>
                      {columns.map((outcome) => (
                        <td key={outcome} className={result[outcome] === 0 ? "text-muted" : ""}>
                          {format.count(result[outcome])}
                        </td>
                      ))}
                      <td>{kind !== "networks" && <Freed bytes={result.bytes} />}</td>
                    </tr>
                  )
                );
              })}
            </tbody>
          </table>
        </div>
        {objectKinds.map((kind) => {
          const error = run.kinds[kind]?.error;
          return (
            error && (
              <section key={kind} aria-label={t(`kinds.${kind}`)} className="mt-3">
                <KindLabel kind={kind} />
                <FailureNotice
                  failure={{ kind: "report", report: error, requestId: null }}
                  className="mt-1"
                />
              </section>
            )
          );
        })}
      </div>
    </Panel>
  );
}

function Freed({ bytes }: { bytes: number | null }) {
  const { t } = useTranslation();
  return bytes === null ? <span className="text-muted">{t("states.notKnown")}</span> : <Size bytes={bytes} />;
}
