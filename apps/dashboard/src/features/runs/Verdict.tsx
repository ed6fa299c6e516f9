import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { runSummary } from "./runSummary.ts";
import { stateLooks } from "./stateLooks.ts";

/** How a run ended, what that means, and what to do next. */
export function Verdict({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { role } = useSession().session.user;
  const { icon, colour } = stateLooks[run.state];
  return (
    <section aria-label={t("runs.details.state")} className="flex gap-2.5">
      <Icon name={icon} className={`mt-1 ${colour}`} />
      <div>
        <p className="text-lg font-semibold">{t(`runs.states.${run.state}`)}</p>
        <p className="font-medium">{runSummary(t, format, run)}</p>
        <p className="mt-0.5">{t(`runs.meaning.${run.state}`)}</p>
        <p className="mt-0.5">
          {t(`runs.next.${run.state}`)}{" "}
          {run.state !== "finished" && may(role, "operator") && (
            <Link href="/clean-up" className="rounded font-medium text-accent underline">
              {t("runs.newPlan")}
            </Link>
          )}
        </p>
      </div>
    </section>
  );
}
