import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Host, ProjectDetails, ProjectObject } from "../../shared/trpc/types.ts";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { FactsPanel } from "./FactsPanel.tsx";
import { ObjectsOf } from "./ObjectsOf.tsx";
import { RemovalPanel } from "./RemovalPanel.tsx";
import { useProject } from "./useProjects.ts";

interface Props {
  host: Host;
  project: string;
  /** Why an object would stay, in words. */
  staysWords: (object: ProjectObject, details: ProjectDetails) => string;
}

/** One compose project: what it is, what it takes, and what would be free without it. */
export function ProjectPage({ host, project, staysWords }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const asked = useProject(host.id, project);
  const gone = asked.failure?.kind === "report" && asked.failure.report.code === "project_not_found";
  useTitle(t("projects.titleOf", { project, host: host.name }));
  const panel = (
    title: string,
    rows: number,
    body: (details: ProjectDetails) => ReactNode,
    help?: HelpTopic,
  ) => (
    <Panel title={title} {...(help && { help })} busy={!asked.data && !asked.failure}>
      <PanelBody asked={asked} rows={rows} brief={title !== t("projects.removal.title")}>
        {body}
      </PanelBody>
    </Panel>
  );
  return (
    <>
      <p className="text-sm">
        <Link href="/projects" className="inline-flex min-h-6 items-center text-accent hover:underline">
          {t("projects.back")}
        </Link>
      </p>
      <PageHeading className="mb-4">{project}</PageHeading>
      {gone ? (
        <Notice tone="info" role="status" className="max-w-[44rem]">
          <p className="font-medium">{t("projects.gone.title", { project })}</p>
          <p className="mt-1">{t("projects.gone.text")}</p>
        </Notice>
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          {panel(
            t("projects.removal.title"),
            6,
            ({ project: told, objects }) => (
              <RemovalPanel
                project={told}
                active={objects.filter(({ kind, use }) => kind === "containers" && use === "used").length}
                allowed={may(role, "operator")}
              />
            ),
            "projectFrees",
          )}
          {panel(t("projects.facts.title"), 5, (details) => (
            <FactsPanel details={details} />
          ))}
          <div className="min-w-0 xl:col-span-2">
            {panel(t("projects.objects.title"), 8, (details) => (
              <ObjectsOf details={details} staysWords={(object) => staysWords(object, details)} />
            ))}
          </div>
        </div>
      )}
    </>
  );
}
