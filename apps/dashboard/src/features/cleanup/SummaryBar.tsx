import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Help } from "../../shared/ui/help/Help.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText, objectKinds } from "../../shared/ui/kinds.ts";
import { bytesWords, isAbout, totalWords } from "./planTotals.ts";
import { useMinutesLeft } from "./useMinutesLeft.ts";

interface Props {
  plan: CleanupPlan;
  /** The plan answers what is ticked now. */
  settled: boolean;
  /** It does not, and the last attempt to have it do so failed. */
  failed: boolean;
  /** The server does not take this plan any more. */
  gone: boolean;
  onAgain: () => void;
  onIntent: () => void;
  onRemove: () => void;
}

/** What the plan comes to, and the way on. Always in sight. */
export function SummaryBar({ plan, settled, failed, gone, onAgain, onIntent, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const minutes = useMinutesLeft(plan.expiresAt);
  const { count } = plan.total;
  const bytes = totalWords(t, format, plan.total, isAbout(plan));
  const objects = t("cleanup.summary.objects", { count, n: format.count(count) });
  return (
    <section
      aria-label={t("cleanup.summary.label")}
      className="bottom-(--bottom-bar) z-10 -mx-4 [@media(min-height:30rem)]:sticky mt-4 -mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-raised px-4 py-3"
    >
      <div className="min-w-0">
        <p className={`flex flex-wrap items-baseline gap-x-2 ${settled ? "" : "opacity-60"}`}>
          <strong className="font-semibold sm:text-lg">{objects}</strong>
          <strong className="font-semibold sm:text-lg">{bytes}</strong>
          <span className="text-sm text-muted">{t("cleanup.summary.from", { host: plan.host.name })}</span>
          <Help what={t("cleanup.summary.label")} topic="planTotal" />
        </p>
        <ul className="flex flex-wrap gap-x-3 text-xs text-muted sm:gap-x-4 sm:text-sm">
          {objectKinds.map((kind) => {
            const total = plan.totals[kind];
            return (
              total && (
                <li key={kind} className="inline-flex items-center gap-1 whitespace-nowrap">
                  <Icon name={kind} className={`size-3.5 ${kindText[kind]}`} />
                  <span className="max-sm:sr-only">{t(`kinds.${kind}`)}</span>
                  <span className="text-text">{format.count(total.count)}</span>
                  {kind !== "networks" && <span>{bytesWords(t, format, total, isAbout(plan, kind))}</span>}
                </li>
              )
            );
          })}
        </ul>
        <p className="text-xs text-muted">
          <Age at={plan.readAt} wording={(age) => t("cleanup.summary.read", { age })} />
          {" · "}
          {minutes > 0
            ? t("cleanup.summary.expires", { span: format.span(minutes * 60_000) })
            : t("cleanup.summary.expired")}
          {!settled && !failed && ` · ${t("cleanup.plan.updating")}`}
        </p>
        {failed && <p className="text-sm text-bad">{t("cleanup.plan.notUpdated")}</p>}
      </div>
      {minutes === 0 || gone ? (
        <Button onClick={onAgain} disabled={!settled && !failed} className="max-sm:w-full">
          {t("cleanup.plan.again")}
        </Button>
      ) : (
        <Button
          look="danger"
          disabled={!settled || count === 0}
          onClick={onRemove}
          onPointerEnter={onIntent}
          onFocus={onIntent}
          className="max-sm:w-full"
        >
          {count === 0
            ? t("cleanup.summary.removeNothing")
            : t("cleanup.summary.remove", {
                count,
                n: format.count(count),
                bytes: bytesWords(t, format, plan.total, isAbout(plan)),
              })}
        </Button>
      )}
      <p role="status" className="sr-only">
        {settled && t("cleanup.summary.said", { objects, bytes, host: plan.host.name })}
      </p>
    </section>
  );
}
