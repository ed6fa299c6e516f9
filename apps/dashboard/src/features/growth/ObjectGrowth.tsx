import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectHistory, ObjectKind } from "../../shared/trpc/types.ts";
import { AsTable } from "./AsTable.tsx";
import { NextSample } from "./NextSample.tsx";
import { ObjectChart } from "./ObjectChart.tsx";
import { PointsTable } from "./PointsTable.tsx";

interface Props {
  kind: ObjectKind;
  history: ObjectHistory;
}

export default function ObjectGrowth({ kind, history: { points, bytesPerDay, nextSampleAt } }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const shown = points.find(({ at }) => at === pointedAt) ?? points.at(-1);
  return (
    <div className="p-4">
      {shown && (
        <dl className="flex flex-wrap items-baseline gap-x-5 gap-y-0.5 text-sm">
          <div className="flex gap-x-1.5">
            <dt className="text-muted">
              <time dateTime={shown.at}>{format.instant(shown.at)}</time>
            </dt>
            <dd>{shown.bytes === null ? t("states.notKnown") : <Size bytes={shown.bytes} />}</dd>
          </div>
          <div className="flex gap-x-1.5">
            <dt className="text-muted">{t("growth.columns.perDay")}</dt>
            <dd>
              {bytesPerDay === null ? (
                t("states.notYet")
              ) : (
                <data value={bytesPerDay}>{format.change(bytesPerDay)}</data>
              )}
            </dd>
          </div>
        </dl>
      )}
      {points.length > 1 ? (
        <ObjectChart kind={kind} points={points} pointedAt={pointedAt} onPoint={setPointedAt} />
      ) : (
        <p className="mt-2 text-sm text-muted">
          <NextSample next={nextSampleAt} />
        </p>
      )}
      {points.some(({ bytes }) => bytes === null) && (
        <p className="mt-2 text-sm text-muted">{t("growth.object.gap")}</p>
      )}
      <AsTable>
        <PointsTable points={points} />
      </AsTable>
    </div>
  );
}
