import { partFill } from "../../shared/ui/diskParts.ts";
import type { DiskPart } from "./diskParts.ts";

/** The disk from end to end. The list below says the same in numbers. */
export function WholeDiskBar({ parts, total }: { parts: DiskPart[]; total: number }) {
  return (
    <div
      aria-hidden="true"
      className="flex h-5 gap-px overflow-hidden rounded border border-line bg-sunken forced-color-adjust-none"
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
