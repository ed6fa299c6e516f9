import type { DiskKind, DiskUsage, HostDisk, SystemStats } from "../../shared/trpc/types.ts";
import type { DiskPartName } from "../../shared/ui/diskParts.ts";
import { bySize, type DiskNode, nodeOf, sumOf } from "./diskNode.ts";
import { imageNodes } from "./imageNodes.ts";
import { byOwner, objectNode } from "./objectNodes.ts";

export interface DiskReading {
  /** `null`: the file system cannot be seen, and the picture is of Docker's part alone. */
  totalBytes: number | null;
  /** All that is known of them adds up to the whole. */
  parts: readonly { name: DiskPartName; bytes: number | null }[];
  reclaimable: SystemStats["reclaimable"] | undefined;
  logs: HostDisk["logs"];
  /** `undefined` while it has not been read. */
  usage: DiskUsage | undefined;
}

const isKind = (name: DiskPartName): name is DiskKind =>
  name === "images" || name === "containers" || name === "volumes" || name === "buildCache";

/** The disk from the file system down to single objects. Pure. */
export function diskTree(reading: DiskReading): DiskNode {
  const { totalBytes, parts } = reading;
  const kinds = parts.flatMap(({ name, bytes }) => (isKind(name) ? [kindNode(name, bytes, reading)] : []));
  const docker = nodeOf({ id: "docker", what: { of: "docker" }, part: "docker", children: kinds });
  if (totalBytes === null) return docker;
  const others = parts.flatMap(({ name, bytes }) =>
    isKind(name)
      ? []
      : nodeOf({
          id: name,
          what: { of: "part", part: name },
          part: name,
          children: name === "logs" ? logNodes(reading.logs) : [],
          bytes,
        }),
  );
  return nodeOf({
    id: "disk",
    what: { of: "disk" },
    part: "other",
    bytes: totalBytes,
    children: [docker, ...others],
  });
}

/** As large as it is said elsewhere; what its objects do not explain is a block too. */
function kindNode(kind: DiskKind, bytes: number | null, { usage, reclaimable }: DiskReading): DiskNode {
  const objects = usage ? objectNodes(kind, usage) : [];
  const rest = objects.length > 0 && bytes !== null ? bytes - sumOf(objects) : 0;
  const children =
    rest > 0 ? [...objects, nodeOf({ id: "rest", what: { of: "rest" }, part: kind, bytes: rest })] : objects;
  const node = nodeOf({ id: kind, what: { of: "part", part: kind }, part: kind, children, bytes });
  return { ...node, backBytes: Math.min(reclaimable?.[kind] ?? node.backBytes, bytes ?? 0) };
}

function objectNodes(kind: DiskKind, usage: DiskUsage): DiskNode[] {
  if (kind === "images") return imageNodes(usage);
  const owned = usage.objects
    .filter((object) => object.kind === kind)
    .map((object) => ({
      owner: object.project === null ? ("none" as const) : { project: object.project },
      node: objectNode(object, kind),
    }));
  return byOwner(owned, kind);
}

/** The largest are told one by one. */
function logNodes(logs: HostDisk["logs"]): DiskNode[] {
  if (!logs) return [];
  const told = logs.containers.map(({ id, name, bytes }) =>
    nodeOf({ id, what: { of: "log", container: id, name }, part: "logs", bytes }),
  );
  const rest = logs.bytes - sumOf(told);
  return bySize(
    rest > 0 ? [...told, nodeOf({ id: "rest", what: { of: "rest" }, part: "logs", bytes: rest })] : told,
  );
}
