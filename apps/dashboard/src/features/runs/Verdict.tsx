import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { runSummary } from "./runSummary.ts";
import { stateLooks } from "./stateLooks.ts";

/** How a run ended, what that means, and what to do next. `fresh`: it ended before the person's eyes. */
export function Verdict({ run, fresh }: { run: RunSummary; fresh: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { role } = useSession().session.user;
  const { icon, colour } = stateLooks[run.state];
  const section = useRef<HTMLElement>(null);
  // Whoever stood on a button of the progress stands here now, rather than nowhere.
  useEffect(() => {
    if (fresh && document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, [fresh]);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("runs.details.state")}
      className="flex gap-2.5 outline-none"
    >
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
