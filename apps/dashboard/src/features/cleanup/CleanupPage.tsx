import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { pickedIn } from "../../shared/objects/wayToPlan.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Host, SystemStats } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { addressOf, choicesIn, projectIn, stepIn } from "./address.ts";
import { rulesFrom, targetsOf } from "./choices.ts";
import { DraftStep, type RenderProtect } from "./DraftStep.tsx";
import { PickedFlow } from "./PickedFlow.tsx";
import { ProjectNotice } from "./ProjectNotice.tsx";
import { RulesStep } from "./RulesStep.tsx";
import { Steps } from "./Steps.tsx";
import { useTicks } from "./useTicks.ts";

interface Props {
  host: Host;
  /** The last measurement, for what each choice could free. */
  stats: SystemStats | undefined;
  renderProtect: RenderProtect;
}

/** Choose what may go, see exactly what that is, and have exactly that removed. */
export default function CleanupPage({ host, stats, renderProtect }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const title = t("cleanup.title", { host: host.name });
  useTitle(title);
  const [params] = useSearchParams();
  const state = useHistoryState<unknown>();
  const picked = useMemo(() => pickedIn(params, state), [params, state]);
  if (may(role, "operator") && picked)
    return <PickedFlow host={host} title={title} picked={picked} renderProtect={renderProtect} />;
  if (may(role, "operator"))
    return <Flow host={host} stats={stats} renderProtect={renderProtect} title={title} />;
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <Notice tone="info" className="mt-4 max-w-xl">
        <p>{t("cleanup.notAllowed", { role: t(`roles.${role}`) })}</p>
        <Link href="/" className="mt-1 inline-flex min-h-6 items-center font-medium text-accent underline">
          {t("cleanup.toOverview")}
        </Link>
      </Notice>
    </>
  );
}

function Flow({ host, stats, renderProtect, title }: Props & { title: string }) {
  const [params, setParams] = useSearchParams();
  const ticks = useTicks();
  const choices = choicesIn(params);
  const project = projectIn(params);
  // A link to a plan of nothing is a link to the rules.
  const step = targetsOf(choices).length === 0 ? "rules" : stepIn(params);
  const [opened] = useState(step);
  const [moved, setMoved] = useState(false);
  if (!moved && step !== opened) setMoved(true);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <PageHeading>{title}</PageHeading>
        <Steps step={step} onGo={(next) => setParams(addressOf(choices, next, project))} />
      </div>
      {project !== null && (
        <ProjectNotice project={project} onWhole={() => setParams(addressOf(choices, "rules"))} />
      )}
      {step === "rules" && (
        <RulesStep
          choices={choices}
          // What the whole host could free says nothing of one project.
          stats={project === null ? stats : undefined}
          takesFocus={moved}
          onChange={(changed) => setParams(addressOf(changed, step, project), { replace: true })}
          onNext={() => setParams(addressOf(choices, "plan", project))}
        />
      )}
      <DraftStep
        host={host}
        rules={{ ...rulesFrom(choices), ...(project !== null && { project }) }}
        wanted={step === "plan"}
        ticks={ticks}
        takesFocus={moved}
        renderProtect={renderProtect}
        onBack={() => setParams(addressOf(choices, "rules", project))}
      />
    </>
  );
}
