import { useTranslation } from "react-i18next";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { DiskBar } from "./DiskBar.tsx";
import { partsOf } from "./diskParts.ts";
import { useDisk } from "./queries.ts";
import { WholeDiskBar } from "./WholeDiskBar.tsx";

/** From the file system to Docker's part of it: the second bar is the coloured beginning of the first, made as long. */
export function DiskBars({ stats, host }: { stats: SystemStats; host: string }) {
  const { t } = useTranslation();
  const disk = useDisk(host).data;
  const total = disk?.totalBytes ?? null;
  return (
    <div
      aria-hidden="true"
      className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 text-xs text-muted"
    >
      {disk && total !== null && (
        <>
          <span>{t("disk.bars.whole")}</span>
          <WholeDiskBar parts={partsOf(disk)} total={total} />
        </>
      )}
      <span>{t("disk.bars.docker")}</span>
      <DiskBar stats={stats} />
      <span />
      <p className="flex items-center gap-1.5">
        <span aria-hidden="true" className="hatched size-2.5 rounded-xs bg-muted forced-color-adjust-none" />
        {t("disk.legend")}
      </p>
    </div>
  );
}
