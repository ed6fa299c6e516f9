import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../../shared/trpc/types.ts";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { CountsPanel } from "./CountsPanel.tsx";
import { DiskPanel } from "./DiskPanel.tsx";
import { InfoPanel } from "./InfoPanel.tsx";
import { useInfo } from "./queries.ts";
import { WholeDiskPanel } from "./WholeDiskPanel.tsx";

interface Props {
  host: Host;
  /** What can be done to this host, beside its name. */
  actions: ReactNode;
  /** How its disk fills. */
  growth: ReactNode;
}

/** What this host is, where its disk went, and what can be had back. */
export function OverviewPage({ host, actions, growth }: Props) {
  const { t } = useTranslation();
  const { data: info } = useInfo(host.id);
  useTitle(t("overview.title", { host: host.name }));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <PageHeading>{host.name}</PageHeading>
          <p className="text-muted">
            {info
              ? `${t(`engines.${info.engine.kind}`)} ${info.engine.version} · ${info.machine.operatingSystem}`
              : t("overview.summary")}
          </p>
        </div>
        {actions}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <CountsPanel host={host.id} />
          <DiskPanel host={host.id} />
          <WholeDiskPanel host={host.id} />
          {growth}
        </div>
        <InfoPanel host={host.id} />
      </div>
    </>
  );
}
