import { useTranslation } from "react-i18next";
import type { Failure } from "../../shared/trpc/failure.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { isGone } from "./isGone.ts";
import { useMinutesLeft } from "./useMinutesLeft.ts";

interface Props {
  plan: CleanupPlan;
  /** Why the plan does not answer what is ticked. */
  failure: Failure | null;
  asking: boolean;
  onRetry: () => void;
  /** Why it could not be made anew, when that was asked for. */
  draftFailure: Failure | null;
  making: boolean;
  onAgain: () => void;
  onCancel: () => void;
}

/** What stands between this plan and its being run, and what to do about it. */
export function PlanNotices(props: Props) {
  const { t } = useTranslation();
  const { plan, failure, making, onAgain, onCancel } = props;
  const expired = useMinutesLeft(plan.expiresAt) === 0 || isGone(failure);
  if (making)
    return (
      <Notice tone="info" role="status" className="mt-3">
        <p>{t("cleanup.drafting.text", { host: plan.host.name })}</p>
        <Button onClick={onCancel} className="mt-2">
          {t("cleanup.drafting.cancel")}
        </Button>
      </Notice>
    );
  if (props.draftFailure)
    return <FailureNotice failure={props.draftFailure} onRetry={onAgain} className="mt-3" />;
  if (expired)
    return (
      <Notice tone="warn" role="status" className="mt-3">
        {t("cleanup.plan.stale", { host: plan.host.name })}
      </Notice>
    );
  if (!failure) return null;
  return (
    <div className="mt-3">
      <p className="mb-1 font-medium">{t("cleanup.plan.notUpdated")}</p>
      <FailureNotice failure={failure} onRetry={props.onRetry} retrying={props.asking} />
    </div>
  );
}
