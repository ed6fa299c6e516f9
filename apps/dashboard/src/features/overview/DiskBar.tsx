import type { SystemStats } from "../../shared/trpc/types.ts";
import { kindFill } from "../../shared/ui/kinds.ts";
import { diskKinds, sumOf } from "./measuring.ts";

/** All kinds side by side, the part of each that can be had back hatched. The table below says the same in numbers. */
export function DiskBar({ stats }: { stats: SystemStats }) {
  const total = sumOf(stats.diskUsage).bytes;
  return (
    <div
      aria-hidden="true"
      className="flex h-5 gap-px overflow-hidden rounded bg-sunken forced-color-adjust-none"
    >
      {diskKinds.map((kind) => {
        const bytes = stats.diskUsage[kind] ?? 0;
        const back = Math.min(stats.reclaimable[kind] ?? 0, bytes);
        return (
          bytes > 0 && (
            <div key={kind} className="flex min-w-1" style={{ flexGrow: bytes / total }}>
              <div className={kindFill[kind]} style={{ flexGrow: bytes - back }} />
              <div className={`hatched ${kindFill[kind]}`} style={{ flexGrow: back }} />
            </div>
          )
        );
      })}
    </div>
  );
}
