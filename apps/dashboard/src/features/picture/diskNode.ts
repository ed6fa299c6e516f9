import type { UsageObject } from "../../shared/trpc/types.ts";
import type { DiskPartName } from "../../shared/ui/diskParts.ts";

/** What a block stands for. */
export type What =
  | { of: "disk" }
  | { of: "docker" }
  | { of: "part"; part: DiskPartName }
  | { of: "project"; project: string }
  | { of: "noProject" }
  /** Containers of more than one project run from it. */
  | { of: "severalProjects" }
  | { of: "object"; object: UsageObject }
  /** Layers that more than one image has, each once. */
  | { of: "sharedLayers" }
  | { of: "layer"; chainId: string; images: readonly string[] }
  /** Layers that no other image has. */
  | { of: "ownLayers" }
  | { of: "log"; container: string; name: string | null }
  /** Counted in the whole, and in no object. */
  | { of: "rest" }
  /** Blocks too small to be drawn one by one; `all`: there are no others beside them. */
  | { of: "smaller"; count: number; all: boolean };

export interface DiskNode {
  /** Unlike its siblings'; with those above it, its address. */
  id: string;
  what: What;
  /** What of the disk it belongs to, which gives it its colour. */
  part: DiskPartName | "docker";
  /** `null`: not known. */
  bytes: number | null;
  /** Of these: what a clean-up could have. */
  backBytes: number;
  children: readonly DiskNode[];
}

export const sumOf = (nodes: readonly DiskNode[]): number =>
  nodes.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

export const backOf = (nodes: readonly DiskNode[]): number =>
  nodes.reduce((sum, { backBytes }) => sum + backBytes, 0);

/** The largest first; what is not known last. */
export const bySize = (nodes: readonly DiskNode[]): DiskNode[] =>
  nodes.toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));

type Told = Pick<DiskNode, "id" | "what" | "part"> & Partial<DiskNode>;

/** With children and nothing else said, it is their sum. */
export function nodeOf({ children = [], ...told }: Told): DiskNode {
  return { bytes: sumOf(children), backBytes: backOf(children), children, ...told };
}
