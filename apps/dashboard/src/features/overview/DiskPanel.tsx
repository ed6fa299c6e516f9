import { useTranslation } from "react-i18next";
import { isSameTrouble } from "../../shared/trpc/failure.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { DiskBars } from "./DiskBars.tsx";
import { DiskFigures } from "./DiskFigures.tsx";
import { DiskRest } from "./DiskRest.tsx";
import { DiskTable } from "./DiskTable.tsx";
import { isMeasuring } from "./measuring.ts";
import { useInfo, useStats } from "./queries.ts";
import { UnusedNamedVolumes } from "./UnusedNamedVolumes.tsx";
import { useRefreshStats } from "./useRefreshStats.ts";

export function DiskPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const stats = useStats(host);
  // An engine that is away is explained by the panel about the host: once is enough.
  const told = isSameTrouble(stats.failure, useInfo(host).failure);
  const refresh = useRefreshStats(host);
  const measuring = refresh.isPending || isMeasuring(stats.data);
  return (
    <Panel
      title={t("disk.title")}
      aside={
        <Button
          look="quiet"
          onClick={() => refresh.mutate()}
          disabled={measuring || !stats.data}
          className="-mr-2"
        >
          <Icon name="refresh" className={measuring ? "animate-spin" : ""} />
          {t(measuring ? "disk.measuring" : "disk.refresh")}
        </Button>
      }
      busy={!stats.data && !stats.failure}
    >
      <PanelBody asked={stats} rows={12} brief={told}>
        {(data) => <Disk stats={data} host={host} />}
      </PanelBody>
    </Panel>
  );
}

function Disk({ stats, host }: { stats: SystemStats; host: string }) {
  return (
    <div className="px-4 pt-3 pb-2">
      <DiskFigures stats={stats} host={host} />
      <DiskBars stats={stats} host={host} />
      <DiskTable stats={stats} />
      <DiskRest host={host} />
      <UnusedNamedVolumes bytes={stats.unusedNamedVolumesBytes} />
    </div>
  );
}
