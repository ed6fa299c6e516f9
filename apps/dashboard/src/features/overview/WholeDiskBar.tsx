import { kindFill } from "../../shared/ui/kinds.ts";
import type { DiskPart, DiskPartName } from "./diskParts.ts";

/** The colour of each part. Free space is what is left of the bar. */
export const partFill: Record<Exclude<DiskPartName, "free">, string> = {
  ...kindFill,
  logs: "bg-logs",
  other: "bg-other",
  untold: "bg-other",
  reserved: "bg-edge",
};

/** The disk from end to end. The list below says the same in numbers. */
export function WholeDiskBar({ parts, total }: { parts: DiskPart[]; total: number }) {
  return (
    <div
      aria-hidden="true"
      className="mt-3 flex h-5 gap-px overflow-hidden rounded border border-line bg-sunken forced-color-adjust-none"
    >
      {parts.map(
        ({ name, bytes }) =>
          bytes !== null &&
          bytes > 0 && (
            <div
              key={name}
              className={name === "free" ? "" : `min-w-1 ${partFill[name]}`}
              style={{ flexGrow: bytes / total }}
            />
          ),
      )}
    </div>
  );
}
