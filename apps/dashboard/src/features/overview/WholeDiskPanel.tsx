import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { isSameTrouble } from "../../shared/trpc/failure.ts";
import type { HostDisk } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { DiskPartList } from "./DiskPartList.tsx";
import { partsOf, usedBytesOf } from "./diskParts.ts";
import { LargestLogs } from "./LargestLogs.tsx";
import { useDisk, useInfo } from "./queries.ts";
import { UnseenDisk } from "./UnseenDisk.tsx";
import { useRefreshDisk } from "./useRefreshDisk.ts";
import { WholeDiskBar } from "./WholeDiskBar.tsx";

/** The file system that Docker is on: what is Docker's, what are logs, what is neither, what is free. */
export default function WholeDiskPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const disk = useDisk(host);
  const info = useInfo(host);
  // An engine that is away is explained by the panel about the host: once is enough.
  const told = isSameTrouble(disk.failure, info.failure);
  const refresh = useRefreshDisk(host);
  return (
    <Panel
      title={t("wholeDisk.title")}
      help="wholeDisk"
      aside={
        <Button
          look="quiet"
          onClick={() => refresh.mutate()}
          disabled={refresh.isPending || !disk.data}
          className="-mr-2"
        >
          <Icon name="refresh" className={refresh.isPending ? "animate-spin" : ""} />
          {t(refresh.isPending ? "wholeDisk.looking" : "wholeDisk.again")}
        </Button>
      }
      busy={!disk.data && !disk.failure}
    >
      <PanelBody asked={disk} rows={10} brief={told}>
        {(data) => <WholeDisk disk={data} podman={info.data?.engine.kind === "podman"} />}
      </PanelBody>
    </Panel>
  );
}

function WholeDisk({ disk, podman }: { disk: HostDisk; podman: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const used = usedBytesOf(disk);
  return (
    <div className="space-y-4 p-4">
      {disk.totalBytes !== null && used !== null && (
        <div>
          <p className="text-lg font-semibold">
            {t("wholeDisk.inUse", { used: format.bytes(used), total: format.bytes(disk.totalBytes) })}
          </p>
          <p className="text-sm text-muted">
            {t("wholeDisk.under")} <code className="text-xs wrap-anywhere">{disk.rootFolder}</code>
            {" · "}
            <Age at={disk.readAt} wording={(age) => t("info.read", { age })} />
          </p>
          <div className="mt-3">
            <WholeDiskBar parts={partsOf(disk)} total={disk.totalBytes} />
          </div>
          <DiskPartList parts={partsOf(disk)} total={disk.totalBytes} measuring={disk.measuring} />
          {disk.excessBytes !== null && disk.excessBytes > 0 && (
            <Notice tone="info" className="mt-2 text-sm">
              {t("wholeDisk.excess", { excess: format.bytes(disk.excessBytes) })}
            </Notice>
          )}
          {disk.caveats.map((caveat) => (
            <p key={caveat} className="mt-2 text-sm text-muted">
              {t(`wholeDisk.caveats.${caveat}`)}
            </p>
          ))}
        </div>
      )}
      {disk.unseen && <UnseenDisk unseen={disk.unseen} rootFolder={disk.rootFolder} />}
      {disk.logs && disk.logs.containers.length > 0 && (
        <LargestLogs logs={disk.logs.containers} podman={podman} />
      )}
    </div>
  );
}
