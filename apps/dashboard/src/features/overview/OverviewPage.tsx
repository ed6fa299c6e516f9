import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../../shared/trpc/types.ts";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { type BackLinks, BackPanel } from "./BackPanel.tsx";
import { CountsPanel } from "./CountsPanel.tsx";
import { DiskPanel } from "./DiskPanel.tsx";
import { HostFacts } from "./HostFacts.tsx";
import { useInfo } from "./queries.ts";

const InfoPanel = lazy(() => import("./InfoPanel.tsx"));
const WholeDiskPanel = lazy(() => import("./WholeDiskPanel.tsx"));

interface Props {
  host: Host;
  /** What can be done to this host, beside its name. */
  actions: ReactNode;
  backLinks: BackLinks;
  /** What is different from last time. */
  changes: ReactNode;
  /** Its disk, from the file system to a layer. */
  picture: ReactNode;
  /** How its disk fills. */
  growth: ReactNode;
}

/** What this host is, where its disk went, what can be had back, and what changed: at one look. All the rest is below. */
export function OverviewPage({ host, actions, backLinks, changes, picture, growth }: Props) {
  const { t } = useTranslation();
  const { failure } = useInfo(host.id);
  useTitle(t("overview.title", { host: host.name }));
  const info = (
    <Late height="min-h-96">
      <InfoPanel host={host.id} />
    </Late>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <PageHeading className="min-w-0">{host.name}</PageHeading>
        {actions}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {failure && info}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <HostFacts host={host.id} />
            <CountsPanel host={host.id} />
            <DiskPanel host={host.id} />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 md:max-lg:grid-cols-2">
            <BackPanel host={host.id} links={backLinks} />
            <Late height="min-h-80">{changes}</Late>
          </div>
        </div>
        <Late height="min-h-[31rem]">{picture}</Late>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <Late height="min-h-96">
              <WholeDiskPanel host={host.id} />
            </Late>
            <Late height="min-h-96">{growth}</Late>
          </div>
          {!failure && info}
        </div>
      </div>
    </>
  );
}

/** Room for what comes after the first figures. */
function Late({ height, children }: { height: string; children: ReactNode }) {
  return (
    <PanelBoundary>
      <Suspense
        fallback={<div aria-busy="true" className={`rounded-lg border border-line bg-panel ${height}`} />}
      >
        {children}
      </Suspense>
    </PanelBoundary>
  );
}
