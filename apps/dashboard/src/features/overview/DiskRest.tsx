import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import type { DiskPartName } from "../../shared/ui/diskParts.ts";
import { partsOf } from "./diskParts.ts";
import { diskKinds } from "./measuring.ts";
import { PartLabel } from "./PartLabel.tsx";
import { useDisk } from "./queries.ts";

/** What of the disk is not Docker's objects: the rest of the first bar. */
export function DiskRest({ host }: { host: string }) {
  const { t } = useTranslation();
  const disk = useDisk(host).data;
  if (!disk || disk.totalBytes === null) return null;
  const kinds: readonly DiskPartName[] = diskKinds;
  return (
    <div role="group" aria-label={t("disk.rest")} className="border-t border-line py-1.5">
      <dl className="flex flex-wrap gap-x-8">
        {partsOf(disk)
          .filter(({ name }) => !kinds.includes(name))
          .map(({ name, bytes }) => (
            <div key={name} className="flex items-baseline gap-2 py-0.5">
              <dt className="text-muted">
                <PartLabel name={name} />
              </dt>
              <dd>
                {bytes === null ? (
                  <span className="text-muted">
                    {t(disk.measuring ? "states.notYet" : "states.notKnown")}
                  </span>
                ) : (
                  <Size bytes={bytes} />
                )}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
