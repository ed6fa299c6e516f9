import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectHistory } from "../../shared/trpc/types.ts";

/** What one object took, in figures, the newest first. */
export function PointsTable({ points }: { points: ObjectHistory["points"] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="w-full">
      <caption className="sr-only">{t("growth.object.samples")}</caption>
      <thead className="sticky top-0 bg-panel text-xs text-muted [&_th]:pb-1 [&_th]:font-normal">
        <tr>
          <th scope="col" className="text-left">
            {t("growth.columns.at")}
          </th>
          <th scope="col" className="text-right">
            {t("growth.object.bytes")}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ at, bytes }) => (
          <tr key={at} className="border-t border-line [&>*]:py-1">
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              <time dateTime={at}>{format.instant(at)}</time>
            </th>
            <td className="text-right">
              {bytes === null ? (
                <span className="text-muted">{t("states.notKnown")}</span>
              ) : (
                <Size bytes={bytes} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
