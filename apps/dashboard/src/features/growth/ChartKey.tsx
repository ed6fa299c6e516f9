import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { kindFill } from "../../shared/ui/kinds.ts";
import { stackedKinds } from "./stackedKinds.ts";

/** What the colours mean, with the figures of one sample: the one that is pointed at, else the last. */
export function ChartKey({ sample }: { sample: UsageHistory["samples"][number] }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div
      role="group"
      aria-label={t("growth.sample")}
      className="mt-3 flex flex-wrap items-baseline gap-x-5 gap-y-0.5 text-sm"
    >
      <time dateTime={sample.at} className="text-muted">
        {format.instant(sample.at)}
      </time>
      <dl className="flex flex-wrap gap-x-5 gap-y-0.5">
        {stackedKinds.map((kind) => (
          <Entry key={kind} colour={kindFill[kind]} label={t(`kinds.${kind}`)} bytes={sample.kinds[kind]} />
        ))}
        {sample.freeBytes !== null && (
          <Entry colour="bg-text" label={t("growth.free")} bytes={sample.freeBytes} />
        )}
      </dl>
    </div>
  );
}

function Entry({ colour, label, bytes }: { colour: string; label: string; bytes: number | null }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 rounded-xs forced-color-adjust-none ${colour}`} />
      <dt className="text-muted">{label}</dt>
      <dd>{bytes === null ? t("states.notKnown") : <Size bytes={bytes} />}</dd>
    </div>
  );
}
