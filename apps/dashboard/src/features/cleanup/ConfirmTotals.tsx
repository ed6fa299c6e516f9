import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { isAbout, totalWords } from "./planTotals.ts";

/** Count and bytes, by kind and in all. */
export function ConfirmTotals({ plan }: { plan: CleanupPlan }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="w-full">
      <caption className="sr-only">{t("cleanup.summary.label")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("cleanup.plan.columns.kind")}</th>
          <th scope="col">{t("counts.title")}</th>
          <th scope="col">{t("cleanup.plan.columns.size")}</th>
        </tr>
      </thead>
      <tbody>
        {objectKinds.map((kind) => {
          const total = plan.totals[kind];
          return (
            total && (
              <tr key={kind} className="border-b border-line [&>*]:py-1.5">
                <th scope="row" className="w-full pr-3 text-left font-normal">
                  <KindLabel kind={kind} />
                </th>
                <td className="text-right">{format.count(total.count)}</td>
                <td className="pl-4 text-right sm:whitespace-nowrap">
                  {kind === "networks" ? (
                    <span className="text-muted">{t("objects.noDisk")}</span>
                  ) : (
                    totalWords(t, format, total, isAbout(plan, kind))
                  )}
                </td>
              </tr>
            )
          );
        })}
        <tr className="font-semibold [&>*]:py-1.5">
          <th scope="row" className="text-left font-semibold">
            {t("cleanup.confirm.total")}
          </th>
          <td className="text-right">{format.count(plan.total.count)}</td>
          <td className="pl-4 text-right sm:whitespace-nowrap">
            {totalWords(t, format, plan.total, isAbout(plan))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
