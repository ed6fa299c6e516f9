import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Age } from "../../shared/format/Age.tsx";
import type { Project } from "../../shared/trpc/types.ts";
import { Amount } from "./Amount.tsx";
import { hrefOfProject } from "./address.ts";
import { type projectColumns, projectRowLook } from "./columns.ts";
import { sharedOf, sizeOf } from "./figures.ts";
import { RunningText } from "./RunningText.tsx";

/** One project of the list. */
export function ProjectRow({ project }: { project: Project }) {
  const { removal, reclaimableBytes } = project;
  return (
    <li className={`${projectRowLook} text-sm last:border-b-0 hover:bg-hover`}>
      <Link
        href={hrefOfProject(project.project)}
        className="col-span-full min-h-6 text-base font-medium wrap-anywhere text-accent hover:underline lg:col-span-1"
      >
        {project.project}
      </Link>
      <dl className="contents">
        <Figure column="containers">
          <RunningText project={project} />
        </Figure>
        <Figure column="size">
          <Amount bytes={sizeOf(project)} />
        </Figure>
        <Figure column="shared">
          <Amount bytes={sharedOf(project)} />
        </Figure>
        <Figure column="reclaimable">
          <Amount bytes={reclaimableBytes} />
        </Figure>
        <Figure column="frees">
          <Amount bytes={removal.bytes} certainty={removal.certainty} />
        </Figure>
        <Figure column="active">
          <LastActive project={project} />
        </Figure>
      </dl>
    </li>
  );
}

function Figure({ column, children }: { column: (typeof projectColumns)[number]; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="min-w-0 tabular-nums lg:text-right">
      <dt className="text-xs text-muted lg:sr-only">{t(`projects.columns.${column}`)} </dt>
      <dd>{children}</dd>
    </div>
  );
}

export function LastActive({ project: { lastActiveAt, running } }: { project: Project }) {
  const { t } = useTranslation();
  if (running > 0) return <span>{t("projects.activeNow")}</span>;
  if (lastActiveAt === null) return <span className="text-muted">{t("projects.neverSeen")}</span>;
  return <Age at={lastActiveAt} />;
}
