import { useTranslation } from "react-i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskPart } from "./diskParts.ts";
import { PartLabel } from "./PartLabel.tsx";

interface Props {
  parts: DiskPart[];
  /** Of what the share is. */
  total: number;
  /** Whether what is not known may be known soon. */
  measuring: boolean;
}

/** Each part of the disk in words and figures. */
export function DiskPartList({ parts, total, measuring }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div role="group" aria-label={t("wholeDisk.byPart")} className="mt-3">
      <dl>
        {parts.map(({ name, bytes }) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,1fr)_3rem_5.5rem] items-baseline gap-x-2 border-t border-line py-1.5"
          >
            <dt>
              <PartLabel name={name} />
            </dt>
            <dd className="text-right text-sm text-muted">
              {bytes !== null && shareOf(format, bytes, total)}
            </dd>
            <dd className="text-right font-medium">
              {bytes === null ? <NotKnown measuring={measuring} /> : <Size bytes={bytes} />}
            </dd>
            {(name === "other" || name === "untold" || name === "reserved") && (
              <dd className="col-span-full pl-5.5 text-sm text-muted sm:pl-6">{t(`wholeDisk.${name}Why`)}</dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Below it a share is not worth its digits. */
const LEAST_SHARE = 0.001;

function shareOf(format: Formats, bytes: number, total: number): string {
  const isLess = bytes > 0 && bytes / total < LEAST_SHARE;
  return isLess ? `<${format.share(LEAST_SHARE, 1)}` : format.share(bytes, total);
}

function NotKnown({ measuring }: { measuring: boolean }) {
  const { t } = useTranslation();
  return <span className="font-normal text-muted">{t(measuring ? "states.notYet" : "states.notKnown")}</span>;
}
