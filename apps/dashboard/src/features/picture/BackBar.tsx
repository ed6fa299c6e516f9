import type { DiskNode } from "./diskNode.ts";
import { fillOf } from "./looks.ts";

/** The edge of a block: its colour, hatched as far as it can be had back. */
export function BackBar({ node, className = "" }: { node: DiskNode; className?: string }) {
  const { bytes, backBytes } = node;
  const back = bytes ? Math.min(1, backBytes / bytes) : 0;
  return (
    <span aria-hidden="true" className={`flex flex-col forced-color-adjust-none ${className}`}>
      <span className={fillOf(node)} style={{ flexGrow: 1 - back }} />
      {back > 0 && <span className={`hatched ${fillOf(node)}`} style={{ flexGrow: back }} />}
    </span>
  );
}
