import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { Size } from "../../shared/format/Size.tsx";
import type { DiskKind, Measurement } from "../../shared/trpc/types.ts";
import { failureWords } from "../../shared/ui/failureWords.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { ShareBar } from "./ShareBar.tsx";

interface Props {
  kind: DiskKind;
  bytes: number | null;
  reclaimable: number | null;
  measurement: Measurement;
  /** Of what the share is. */
  whole: number;
}

export function DiskRow({ kind, bytes, reclaimable, measurement, whole }: Props) {
  const { error, measuring } = measurement;
  return (
    <tbody className="border-t border-line">
      <tr className="[&>*]:py-1.5">
        <th scope="row" className="text-left font-normal">
          <KindLabel kind={kind} />
        </th>
        <td className="hidden px-4 md:table-cell">
          {bytes !== null && (
            <ShareBar kind={kind} bytes={bytes} reclaimable={reclaimable ?? 0} whole={whole} />
          )}
        </td>
        <td className="pl-2 text-right font-medium">
          <Known bytes={bytes} measuring={measuring} />
        </td>
        <td className="pl-3 text-right">
          <Known bytes={reclaimable} measuring={measuring} />
        </td>
        <td className="pl-5 text-right text-sm text-muted max-[22.5rem]:hidden sm:whitespace-nowrap">
          <Measured {...measurement} />
        </td>
      </tr>
      {error && (
        <tr>
          <td colSpan={5} className="pb-2">
            <MeasurementError error={error} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Known({ bytes, measuring }: { bytes: number | null; measuring: boolean }) {
  const { t } = useTranslation();
  if (bytes !== null) return <Size bytes={bytes} />;
  if (measuring) return <span aria-hidden="true" className="skeleton inline-block h-4 w-14 align-middle" />;
  return <span className="font-normal text-muted">{t("states.notKnown")}</span>;
}

/** The numbers shown keep their age while newer ones are measured. The sign of it hangs in the padding, so that nothing moves. */
function Measured({ measuredAt, measuring }: Measurement) {
  const { t } = useTranslation();
  if (!measuredAt) return measuring ? <Measuring className="inline-block" /> : t("states.never");
  return (
    <span className="relative">
      {measuring && <Measuring className="absolute inset-y-0 right-full mr-1 grid place-items-center" />}
      <Age at={measuredAt} />
    </span>
  );
}

function Measuring({ className }: { className: string }) {
  const { t } = useTranslation();
  return (
    <span title={t("disk.measuring")} className={className}>
      <Icon name="refresh" className="size-3! animate-spin" />
      <span className="sr-only">{t("disk.measuring")}</span>
    </span>
  );
}

function MeasurementError({ error }: { error: NonNullable<Measurement["error"]> }) {
  const { t } = useTranslation();
  const { message, advice, finding, detail } = failureWords(t, {
    kind: "report",
    report: error,
    requestId: null,
  });
  return (
    <p className="flex gap-2 rounded bg-bad-bg px-2.5 py-1.5 text-sm wrap-anywhere">
      <Icon name="warning" className="mt-0.5 text-bad" />
      <span>
        {t("disk.notMeasured")} {message} {finding}{" "}
        {detail && <span className="font-mono text-xs">{detail} </span>}
        {advice}
      </span>
    </p>
  );
}
