import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { EngineCalls } from "../../shared/trpc/types.ts";

/** Each operation with how often it was asked for and what it cost, the dearest first. */
export function EngineCallsTable({ calls, since, at }: EngineCalls) {
  const { t } = useTranslation();
  const format = useFormats();
  const elapsedMs = Math.max(1, Date.parse(at) - Date.parse(since));
  if (calls.length === 0) return <p className="p-4 text-muted">{t("diagnostics.none")}</p>;
  return (
    <table className="w-full">
      <caption className="sr-only">{t("diagnostics.calls")}</caption>
      <thead>
        <tr className="text-right text-xs text-muted [&>th]:px-2 [&>th]:py-2 [&>th]:font-normal sm:[&>th]:px-4">
          <th scope="col" className="text-left">
            {t("diagnostics.columns.operation")}
          </th>
          <th scope="col">{t("diagnostics.columns.count")}</th>
          <th scope="col" className="hidden sm:table-cell">
            {t("diagnostics.columns.unanswered")}
          </th>
          <th scope="col">{t("diagnostics.columns.mean")}</th>
          <th scope="col" className="hidden sm:table-cell">
            {t("diagnostics.columns.share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ operation, count, unanswered, totalMs }) => (
          <tr
            key={operation}
            className="border-t border-line text-right tabular-nums [&>*]:px-2 [&>*]:py-2 sm:[&>*]:px-4"
          >
            <th scope="row" className="text-left font-normal first-letter:uppercase">
              {t(`errors.operations.${operation}`)}
            </th>
            <td>{format.count(count)}</td>
            <td className={`hidden sm:table-cell ${unanswered > 0 ? "text-bad" : "text-muted"}`}>
              {format.count(unanswered)}
            </td>
            <td>{t("diagnostics.ms", { ms: format.count(Math.round(totalMs / count)) })}</td>
            <td className="hidden sm:table-cell">{format.share(totalMs, elapsedMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
