import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { trpc } from "../../shared/trpc/client.ts";
import type { Failure } from "../../shared/trpc/failure.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

interface Props {
  failure: Failure;
  plan: CleanupPlan;
  onAgain: () => void;
}

/** Why the clean-up did not begin, and the way on from there. */
export function StartFailure({ failure, plan, onAgain }: Props) {
  const { t } = useTranslation();
  if (failure.kind === "offline")
    return (
      <Notice tone="bad" role="alert">
        {t("cleanup.confirm.connectionBroke")}
      </Notice>
    );
  const code = failure.kind === "report" ? failure.report.code : null;
  return (
    <div className="space-y-2">
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {code === "cleanup_in_progress" && <RunningRun plan={plan} />}
        {code === "plan_already_run" && <ItsRun plan={plan} />}
        {(code === "plan_expired" || code === "plan_not_found" || code === "plan_already_run") && (
          <Button onClick={onAgain}>{t("cleanup.plan.again")}</Button>
        )}
      </div>
    </div>
  );
}

function RunningRun({ plan }: { plan: CleanupPlan }) {
  const { t } = useTranslation();
  const list = trpc.runs.list.useQuery({ host: plan.host.id, state: "running", limit: 1 });
  const run = list.data?.runs[0];
  return run && <RunLink id={run.id}>{t("cleanup.confirm.toRun")}</RunLink>;
}

function ItsRun({ plan }: { plan: CleanupPlan }) {
  const { t } = useTranslation();
  const list = trpc.runs.list.useQuery({ host: plan.host.id, limit: 100 });
  const run = list.data?.runs.find((one) => one.plan === plan.id);
  return run && <RunLink id={run.id}>{t("cleanup.confirm.toItsRun")}</RunLink>;
}

const RunLink = ({ id, children }: { id: string; children: string }) => (
  <Link href={`/runs/${id}`} className="inline-flex min-h-8 items-center font-medium text-accent underline">
    {children}
  </Link>
);
