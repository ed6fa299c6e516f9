import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { stackedKinds } from "./stackedKinds.ts";

/** What the chart shows, in figures, the newest first. */
export function SamplesTable({ samples }: { samples: UsageHistory["samples"] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="w-full">
      <caption className="sr-only">{t("growth.samples")}</caption>
      <thead className="sticky top-0 bg-panel">
        <tr className="text-right text-xs text-muted [&>th]:pb-1 [&>th]:pl-3 [&>th]:font-normal">
          <th scope="col" className="pl-0! text-left">
            {t("growth.columns.at")}
          </th>
          {stackedKinds.map((kind) => (
            <th key={kind} scope="col">
              {t(`kinds.${kind}`)}
            </th>
          ))}
          <th scope="col">{t("growth.free")}</th>
        </tr>
      </thead>
      <tbody>
        {samples.toReversed().map(({ at, kinds, freeBytes }) => (
          <tr key={at} className="border-t border-line text-right [&>*]:py-1 [&>td]:pl-3">
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              <time dateTime={at}>{format.instant(at)}</time>
            </th>
            {[...stackedKinds.map((kind) => kinds[kind]), freeBytes].map((bytes, column) => (
              <td key={stackedKinds[column] ?? "free"}>
                {bytes === null ? (
                  <span className="text-muted">{t("states.notKnown")}</span>
                ) : (
                  <Size bytes={bytes} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
