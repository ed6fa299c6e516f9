import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupRun, ObjectKind, Outcome } from "../../shared/trpc/types.ts";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { OutcomeList } from "./OutcomeList.tsx";
import { outcomes as order } from "./runSummary.ts";

interface Props {
  kind: ObjectKind;
  result: NonNullable<CleanupRun["kinds"][ObjectKind]>;
  outcomes: Outcome[];
}

/** What became of one kind. */
export function ResultKind({ kind, result, outcomes }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <section className="mt-4" aria-label={t(`kinds.${kind}`)}>
      <h3 className="flex items-baseline justify-between gap-3 border-b border-line pb-1 font-medium">
        <KindLabel kind={kind} />
        {result.bytes !== null && kind !== "networks" && (
          <data value={result.bytes} className="font-normal">
            {format.bytes(result.bytes)}
          </data>
        )}
      </h3>
      {result.error && (
        <FailureNotice failure={{ kind: "report", report: result.error, requestId: null }} className="mt-2" />
      )}
      {outcomes.length === 0 && !result.error && (
        <p className="py-1.5 text-sm text-muted">{t("cleanup.result.nothingOfKind")}</p>
      )}
      {order.map((outcome) => (
        <OutcomeList
          key={outcome}
          outcome={outcome}
          list={outcomes.filter((one) => one.outcome === outcome)}
        />
      ))}
    </section>
  );
}
