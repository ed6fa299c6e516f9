import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { Age } from "../../shared/format/Age.tsx";
import { SearchBox } from "../../shared/grid/SearchBox.tsx";
import type { Host, Project } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Help } from "../../shared/ui/help/Help.tsx";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { arranged, orderIn, orders } from "./arrange.ts";
import { projectColumns, projectRowLook } from "./columns.ts";
import { ProjectRow } from "./ProjectRow.tsx";
import { useProjects } from "./useProjects.ts";

const topics: Partial<Record<(typeof projectColumns)[number], HelpTopic>> = {
  size: "projectSize",
  shared: "projectShared",
  reclaimable: "reclaimable",
  frees: "projectFrees",
};

/** Compose projects: what each takes, and what removing it would free. */
export default function ProjectsPage({ host }: { host: Host }) {
  const { t } = useTranslation();
  const asked = useProjects(host.id);
  const title = t("projects.title", { host: host.name });
  useTitle(title);
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{title}</PageHeading>
        <p className="text-muted">{t("projects.intro")}</p>
      </div>
      <Panel
        title={t("projects.list")}
        busy={!asked.data && !asked.failure}
        aside={
          asked.data && (
            <Age
              at={asked.data.readAt}
              wording={(age) => t("projects.read", { age })}
              className="text-sm text-muted"
            />
          )
        }
      >
        <PanelBody asked={asked} rows={6}>
          {({ projects }) => (projects.length > 0 ? <List projects={projects} /> : <None />)}
        </PanelBody>
      </Panel>
    </>
  );
}

function List({ projects }: { projects: readonly Project[] }) {
  const { t, i18n } = useTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const order = orderIn(params);
  const sought = useDeferredValue(search);
  const shown = useMemo(
    () => arranged(projects, sought, order, i18n.language),
    [projects, sought, order, i18n.language],
  );
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
        <SearchBox label={t("projects.search")} value={search} onChange={(words) => set("search", words)} />
        <span className="flex items-center gap-1">
          <label className="flex items-center gap-2 text-sm text-muted">
            {t("objects.sortBy")}
            <select
              value={order}
              onChange={({ target }) => set("sort", target.value)}
              className="min-h-8 rounded border border-edge bg-panel px-2 text-text"
            >
              {orders.map((one) => (
                <option key={one} value={one}>
                  {t(`projects.orders.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {order !== "name" && (
            <span className="lg:hidden">
              <ColumnHelp column={order} />
            </span>
          )}
        </span>
      </div>
      {shown.length > 0 ? (
        <>
          {/* Each row tells its figures' names itself. */}
          <div className={`${projectRowLook} max-lg:hidden! py-1! text-xs text-muted`}>
            <span aria-hidden="true">{t("projects.columns.name")}</span>
            {projectColumns.map((column) => (
              <span key={column} className="text-right">
                <span aria-hidden="true">{t(`projects.columns.${column}`)}</span>
                <ColumnHelp column={column} />
              </span>
            ))}
          </div>
          <ul aria-label={t("projects.list")}>
            {shown.map((project) => (
              <ProjectRow key={project.project} project={project} />
            ))}
          </ul>
        </>
      ) : (
        <Notice tone="info" role="status" className="m-4">
          <p>{t("projects.noneFound")}</p>
          <Button onClick={() => set("search", "")} className="mt-2">
            {t("projects.clear")}
          </Button>
        </Notice>
      )}
    </>
  );
}

function ColumnHelp({ column }: { column: (typeof projectColumns)[number] }) {
  const { t } = useTranslation();
  const topic = topics[column];
  return topic && <Help what={t(`projects.columns.${column}`)} topic={topic} />;
}

function None() {
  const { t } = useTranslation();
  return (
    <div className="max-w-[44rem] p-4">
      <p className="font-medium">{t("projects.none.title")}</p>
      <p className="mt-1 text-muted">{t("projects.none.text")}</p>
    </div>
  );
}
