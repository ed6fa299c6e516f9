import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { ObjectLink } from "../../shared/objects/ObjectLink.tsx";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Outcome } from "../../shared/trpc/types.ts";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { ObjectBytes } from "./ObjectBytes.tsx";
import { reasonOf } from "./reasonOf.ts";

const looks: Record<Outcome["outcome"], { icon: IconName; colour: string }> = {
  removed: { icon: "check", colour: "text-ok" },
  failed: { icon: "cross", colour: "text-bad" },
  unknown: { icon: "warning", colour: "text-warn" },
  kept: { icon: "kept", colour: "text-muted" },
};

interface Props {
  outcome: Outcome;
  /** Shows what a removed container or image was. */
  onShow: (outcome: Outcome, opener: HTMLElement) => void;
}

/** One object: what became of it, why, in whose words, and what that freed. */
export function OutcomeRow({ outcome, onShow }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const name = nameOf(outcome);
  const { icon, colour } = looks[outcome.outcome];
  const reason = reasonOf(t, outcome);
  const hasReceipt =
    outcome.outcome === "removed" &&
    (outcome.kind === "images" || (outcome.kind === "containers" && may(role, "operator")));
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 px-4 py-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)_auto_auto]">
      <span className="mt-0.5 flex items-center gap-1.5">
        <Icon name={icon} className={colour} />
        <span className="sr-only">{t(`runs.outcomes.${outcome.outcome}`)}</span>
        <Icon name={outcome.kind} className={kindText[outcome.kind]} />
        <span className="sr-only">{t(`kinds.${outcome.kind}`)}</span>
      </span>
      <span className="wrap-anywhere">
        {outcome.outcome === "removed" ? (
          <span className="font-mono text-xs">{name}</span>
        ) : (
          <ObjectLink object={outcome} />
        )}
        {reason && <span className="ml-2 text-muted">{reason}</span>}
      </span>
      {hasReceipt && (
        <button
          type="button"
          aria-label={t("runs.receipt.openNamed", { name })}
          onClick={(event) => onShow(outcome, event.currentTarget)}
          className="-my-0.5 min-h-6 rounded px-1.5 text-accent underline hover:bg-hover max-sm:col-start-2 max-sm:row-start-2 max-sm:-ml-1.5 max-sm:justify-self-start"
        >
          {t("runs.receipt.open")}
        </button>
      )}
      <span className="col-start-3 row-start-1 text-right sm:col-start-4 sm:min-w-24">
        <ObjectBytes {...outcome} quiet={outcome.outcome !== "removed"} />
      </span>
      {outcome.message && (
        <span className="col-start-2 -col-end-1 font-mono text-xs wrap-anywhere text-muted" lang="en">
          {outcome.message}
        </span>
      )}
    </div>
  );
}
