import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import { DiskRow } from "./DiskRow.tsx";
import { diskKinds, sumOf } from "./measuring.ts";

export function DiskTable({ stats }: { stats: SystemStats }) {
  const { t } = useTranslation();
  const used = sumOf(stats.diskUsage);
  const back = sumOf(stats.reclaimable);
  return (
    <table className="mt-2 w-full">
      <caption className="sr-only">{t("disk.byKind")}</caption>
      <thead>
        <tr className="text-left text-xs text-muted [&>th]:pb-1 [&>th]:font-normal [&>th:not(:last-child)]:wrap-anywhere">
          <th scope="col">{t("disk.columns.kind")}</th>
          <th scope="col" className="hidden w-1/3 px-4 md:table-cell">
            {t("disk.columns.share")}
          </th>
          <th scope="col" className="pl-2 text-right">
            {t("disk.columns.size")}
          </th>
          <th scope="col" aria-label={t("disk.columns.reclaimable")} className="pl-3 text-right">
            {t("disk.columns.reclaimable")}
            <Help what={t("disk.columns.reclaimable")} topic="reclaimable" />
          </th>
          <th scope="col" className="pl-1.5 text-right max-[22.5rem]:hidden sm:pl-3">
            {t("disk.columns.measured")}
          </th>
        </tr>
      </thead>
      {diskKinds.map((kind) => (
        <DiskRow
          key={kind}
          kind={kind}
          bytes={stats.diskUsage[kind]}
          reclaimable={stats.reclaimable[kind]}
          measurement={stats.measurements[kind]}
          whole={used.bytes}
        />
      ))}
      {used.complete && back.complete && (
        <tfoot>
          <tr className="border-t border-edge font-medium [&>*]:py-1.5">
            <th scope="row" className="text-left font-medium">
              {t("disk.total")}
            </th>
            <td className="hidden md:table-cell" />
            <td className="text-right">
              <Size bytes={used.bytes} />
            </td>
            <td className="pl-3 text-right">
              <Size bytes={back.bytes} />
            </td>
            <td className="max-[22.5rem]:hidden" />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
