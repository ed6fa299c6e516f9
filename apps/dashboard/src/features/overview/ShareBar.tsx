import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskKind } from "../../shared/trpc/types.ts";
import { kindFill } from "../../shared/ui/kinds.ts";

interface Props {
  kind: DiskKind;
  bytes: number;
  reclaimable: number;
  whole: number;
}

export function ShareBar({ kind, bytes, reclaimable, whole }: Props) {
  const format = useFormats();
  const percent = (part: number) => `${whole > 0 ? (100 * part) / whole : 0}%`;
  const back = Math.min(reclaimable, bytes);
  return (
    <span className="flex items-center gap-2">
      <span
        aria-hidden="true"
        className="flex h-2.5 flex-1 overflow-hidden rounded-xs bg-sunken forced-color-adjust-none"
      >
        <span className={kindFill[kind]} style={{ width: percent(bytes - back) }} />
        <span className={`hatched ${kindFill[kind]}`} style={{ width: percent(back) }} />
      </span>
      <span className="w-12 text-right text-sm text-muted">{format.share(bytes, whole)}</span>
    </span>
  );
}
