import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ProjectDetails } from "../../shared/trpc/types.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { Amount } from "./Amount.tsx";
import { sharedOf, sizeOf } from "./figures.ts";
import { LastActive } from "./ProjectRow.tsx";
import { RunningText } from "./RunningText.tsx";

/** What it is and what it takes. */
export function FactsPanel({ details: { project, readAt, watchedSince } }: { details: ProjectDetails }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="p-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
        <Fact name={t("projects.columns.containers")}>
          <RunningText project={project} />
        </Fact>
        <Fact name={t("projects.columns.size")} help="projectSize">
          <Amount bytes={sizeOf(project)} />
        </Fact>
        <Fact name={t("projects.columns.shared")} help="projectShared">
          <Amount bytes={sharedOf(project)} />
        </Fact>
        <Fact name={t("projects.columns.reclaimable")} help="reclaimable">
          <Amount bytes={project.reclaimableBytes} />
        </Fact>
        <Fact name={t("projects.columns.active")}>
          <LastActive project={project} />
        </Fact>
        <Fact name={t("projects.facts.workingDir")}>
          {project.workingDir === null ? (
            <span className="text-muted">{t("projects.facts.notTold")}</span>
          ) : (
            <span className="font-mono text-xs wrap-anywhere">{project.workingDir}</span>
          )}
        </Fact>
        {project.configFiles.length > 0 && (
          <Fact name={t("projects.facts.configFiles")}>
            {project.configFiles.map((file) => (
              <span key={file} className="block font-mono text-xs leading-5 wrap-anywhere">
                {file}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      <p className="mt-3 text-xs text-muted">
        <Age at={readAt} wording={(age) => t("projects.read", { age })} />
        {" · "}
        {t("projects.facts.watched", { since: format.instant(watchedSince) })}
      </p>
    </div>
  );
}

interface FactProps {
  name: string;
  help?: HelpTopic;
  children: ReactNode;
}

const Fact = ({ name, help, children }: FactProps) => (
  <>
    <dt className="text-muted">
      {name} {help && <Help what={name} topic={help} />}
    </dt>
    <dd className="min-w-0">{children}</dd>
  </>
);
