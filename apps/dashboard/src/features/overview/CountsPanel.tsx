import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { Count } from "./Count.tsx";
import { useStats } from "./queries.ts";

/** How many objects there are: a strip of figures, without a frame of its own. */
export function CountsPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const id = useId();
  const stats = useStats(host);
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
        <PanelBody asked={stats} rows={1} brief>
          {(data) => <Counts stats={data} />}
        </PanelBody>
      </PanelBoundary>
    </section>
  );
}

function Counts({ stats }: { stats: SystemStats }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { totalImages, totalContainers, runningContainers, totalComposeProjects, totalRegistries } = stats;
  const running = { n: format.count(runningContainers), count: runningContainers };
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line md:grid-cols-4">
        <Count
          icon="containers"
          colour="text-containers"
          label={t("kinds.containers")}
          value={totalContainers}
        >
          {t("counts.running", running)}
        </Count>
        <Count icon="images" colour="text-images" label={t("kinds.images")} value={totalImages} />
        <Count icon="projects" label={t("counts.projects")} value={totalComposeProjects} />
        <Count icon="registries" label={t("counts.registries")} value={totalRegistries} />
      </dl>
      <Age
        at={stats.countedAt}
        wording={(age) => t("counts.counted", { age })}
        className="block border-t border-line px-4 py-1.5 text-xs text-muted"
      />
    </>
  );
}
