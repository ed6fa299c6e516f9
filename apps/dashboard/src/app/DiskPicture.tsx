import { useMemo } from "react";
import { partsOf } from "../features/overview/diskParts.ts";
import { useLive } from "../features/overview/LiveHost.tsx";
import { useDisk, useStats } from "../features/overview/queries.ts";
import { PicturePanel } from "../features/picture/PicturePanel.tsx";
import { addressOf, plainView } from "../features/usage/address.ts";
import { subjects } from "../features/usage/columns.ts";
import { useUsage } from "../features/usage/useUsage.ts";

/** The disk as a picture, made of what the panels above it and the Usage page know. */
export default function DiskPicture({ host }: { host: string }) {
  const disk = useDisk(host).data;
  const reclaimable = useStats(host).data?.reclaimable;
  const { asked } = useUsage(host, useLive());
  const usage = asked.data;
  const reading = useMemo(
    () => disk && { totalBytes: disk.totalBytes, parts: partsOf(disk), logs: disk.logs, reclaimable, usage },
    [disk, reclaimable, usage],
  );
  if (!reading) return null;
  return <PicturePanel reading={reading} waiting={!usage && !asked.failure} hrefOf={hrefOf} />;
}

/** Its row on the Usage page: an id is a part of what is searched there. */
function hrefOf(kind: string, id: string): string {
  const subject = subjects.find((one) => one === kind) ?? "containers";
  return `/usage?${addressOf({ ...plainView(subject), search: id })}`;
}
