import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { partsOf } from "../features/overview/diskParts.ts";
import { useLive } from "../features/overview/LiveHost.tsx";
import { useDisk, useStats } from "../features/overview/queries.ts";
import { PicturePanel } from "../features/picture/PicturePanel.tsx";
import { useUsage } from "../features/usage/useUsage.ts";
import { trpc } from "../shared/trpc/client.ts";
import { Panel } from "../shared/ui/Panel.tsx";
import { PanelBody } from "../shared/ui/PanelBody.tsx";
import { useInView } from "../shared/ui/useInView.ts";

/** The disk as a picture, made of what the panels above it and the Usage page know. */
export default function DiskPicture({ host }: { host: string }) {
  const asked = useDisk(host);
  const disk = asked.data;
  const reclaimable = useStats(host).data?.reclaimable;
  const { t } = useTranslation();
  const [watch, inView] = useInView();
  const { data: usage, isFetching } = trpc.dockerSystem.usage.useQuery({ host }, { enabled: false });
  const reading = useMemo(
    () => disk && { totalBytes: disk.totalBytes, parts: partsOf(disk), logs: disk.logs, reclaimable, usage },
    [disk, reclaimable, usage],
  );
  return (
    <div ref={watch} className="min-h-[31rem]">
      {inView && <ObjectsRead host={host} />}
      {reading && <PicturePanel reading={reading} waiting={!usage && isFetching} lastAt={asked.lastAt} />}
      {!reading && asked.failure && (
        <Panel title={t("picture.title")}>
          <PanelBody asked={asked} rows={12} brief>
            {() => null}
          </PanelBody>
        </Panel>
      )}
    </div>
  );
}

/** Every object of a host is a long answer: it is asked for while somebody sees the picture, and no longer. */
function ObjectsRead({ host }: { host: string }) {
  useUsage(host, useLive());
  return null;
}
