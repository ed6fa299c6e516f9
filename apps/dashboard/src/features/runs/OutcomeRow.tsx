import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Outcome } from "../../shared/trpc/types.ts";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { reasonOf } from "./reasonOf.ts";

const looks: Record<Outcome["outcome"], { icon: IconName; colour: string }> = {
  removed: { icon: "check", colour: "text-ok" },
  failed: { icon: "cross", colour: "text-bad" },
  unknown: { icon: "warning", colour: "text-warn" },
  kept: { icon: "kept", colour: "text-muted" },
};

interface Props {
  outcome: Outcome;
  onShow: (outcome: Outcome, opener: HTMLElement) => void;
}

/** One object: what became of it, why, in whose words, and what that freed. */
export function OutcomeRow({ outcome, onShow }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const name = nameOf(outcome);
  const { icon, colour } = looks[outcome.outcome];
  const reason = reasonOf(t, outcome);
  const hasReceipt = outcome.kind === "containers" && outcome.outcome === "removed" && may(role, "operator");
  return (
    <div className="flex items-start gap-2 px-4 py-1.5 text-sm">
      <span className="mt-0.5 flex shrink-0 items-center gap-1.5">
        <Icon name={icon} className={colour} />
        <span className="sr-only">{t(`runs.outcomes.${outcome.outcome}`)}</span>
        <Icon name={outcome.kind} className={kindText[outcome.kind]} />
        <span className="sr-only">{t(`kinds.${outcome.kind}`)}</span>
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-mono text-xs">{name}</span>
        {reason && <span className="ml-2 text-muted">{reason}</span>}
        {outcome.message && (
          <span className="block font-mono text-xs text-muted" lang="en">
            {outcome.message}
          </span>
        )}
      </span>
      {hasReceipt && (
        <button
          type="button"
          aria-label={t("runs.receipt.openNamed", { name })}
          onClick={(event) => onShow(outcome, event.currentTarget)}
          className="-my-0.5 min-h-6 shrink-0 rounded px-1.5 text-accent underline hover:bg-hover"
        >
          {t("runs.receipt.open")}
        </button>
      )}
      {outcome.bytes !== null && outcome.kind !== "networks" && (
        <Bytes outcome={outcome} bytes={outcome.bytes} />
      )}
    </div>
  );
}

/** What is only worked out says so. */
function Bytes({ outcome, bytes }: { outcome: Outcome; bytes: number }) {
  const { t } = useTranslation();
  const format = useFormats();
  const quiet = outcome.outcome === "removed" ? "" : "text-muted";
  if (outcome.certainty === "exact") return <Size bytes={bytes} className={quiet} />;
  return (
    <data value={bytes} className={`whitespace-nowrap ${quiet}`}>
      {t("runs.about", { bytes: format.bytes(bytes) })}
    </data>
  );
}
