import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { Count } from "./Count.tsx";
import { useInfo, useStats } from "./queries.ts";

/** How many objects there are: a strip of figures, without a frame of its own. */
export function CountsPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const id = useId();
  const stats = useStats(host);
  // The engine's own count of containers is there before any list is: of a thousand that takes seconds on some.
  const { data: info } = useInfo(host);
  return (
    <section
      aria-labelledby={id}
      aria-busy={!stats.data && !stats.failure}
      className="rounded-lg border border-line bg-panel [&_.skeleton]:h-28 md:[&_.skeleton]:h-10"
    >
      <h2 id={id} className="sr-only">
        {t("counts.title")}
      </h2>
      <PanelBoundary>
        {!stats.data && !stats.failure && info ? (
          <Figures
            {...FIRST}
            totalContainers={info.containers.total}
            runningContainers={info.containers.running}
          />
        ) : (
          <PanelBody asked={stats} rows={1} brief>
            {(data) => <Counts stats={data} />}
          </PanelBody>
        )}
      </PanelBoundary>
    </section>
  );
}

type Counted =
  | "totalImages"
  | "totalContainers"
  | "runningContainers"
  | "totalComposeProjects"
  | "totalRegistries";

/** What is not known before the lists are. */
const FIRST = { totalImages: null, totalComposeProjects: null, totalRegistries: null };

function Counts({ stats }: { stats: SystemStats }) {
  const { t } = useTranslation();
  return (
    <div className="relative">
      <Figures {...stats} />
      <Age
        at={stats.countedAt}
        wording={(age) => t("counts.counted", { age })}
        className="absolute right-3 bottom-1 text-xs text-muted max-xl:sr-only"
      />
    </div>
  );
}

function Figures(counts: Record<Counted, number | null>) {
  const { t } = useTranslation();
  const format = useFormats();
  const {
    totalImages,
    totalContainers,
    runningContainers: running,
    totalComposeProjects,
    totalRegistries,
  } = counts;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line md:grid-cols-4">
      <Count
        icon="containers"
        colour="text-containers"
        label={t("kinds.containers")}
        value={totalContainers}
        help="containers"
      >
        {running === null ? undefined : t("counts.running", { n: format.count(running), count: running })}
      </Count>
      <Count icon="images" colour="text-images" label={t("kinds.images")} value={totalImages} help="images" />
      <Count icon="projects" label={t("counts.projects")} value={totalComposeProjects} help="projects" />
      <Count icon="registries" label={t("counts.registries")} value={totalRegistries} />
    </dl>
  );
}
