import type { DiskKind, UsageObject } from "../../shared/trpc/types.ts";
import { bySize, type DiskNode, nodeOf } from "./diskNode.ts";

/** Whether a clean-up could have it: nothing needs it, nobody named it, and nobody said that it stays. */
export const isBack = ({ use, protection }: UsageObject): boolean =>
  use === "reclaimable" && protection === null;

/** What only this object takes: of an image the layers that no other one has. */
const ownBytesOf = ({ kind, bytes, uniqueBytes }: UsageObject): number | null =>
  kind === "images" || kind === "buildCache" ? uniqueBytes : bytes;

export function objectNode(object: UsageObject, part: DiskKind): DiskNode {
  const bytes = ownBytesOf(object);
  return nodeOf({
    id: object.id,
    what: { of: "object", object },
    part,
    bytes,
    backBytes: isBack(object) ? (bytes ?? 0) : 0,
  });
}

/** Whose an object is: a project's, nobody's, or several projects'. */
export type Owner = { project: string } | "none" | "several";

export const idOfOwner = (owner: Owner): string =>
  typeof owner === "string" ? owner : `project:${owner.project}`;

/** By compose project; without a level of its own where nothing belongs to one. */
export function byOwner(owned: readonly { owner: Owner; node: DiskNode }[], part: DiskKind): DiskNode[] {
  const groups = new Map<string, { owner: Owner; nodes: DiskNode[] }>();
  for (const { owner, node } of owned) {
    const id = idOfOwner(owner);
    const group = groups.get(id) ?? { owner, nodes: [] };
    group.nodes.push(node);
    groups.set(id, group);
  }
  if (groups.size === 1 && groups.has("none")) return bySize(owned.map(({ node }) => node));
  return bySize(
    [...groups].map(([id, { owner, nodes }]) =>
      nodeOf({ id, what: whatOf(owner), part, children: bySize(nodes) }),
    ),
  );
}

function whatOf(owner: Owner): DiskNode["what"] {
  if (owner === "none") return { of: "noProject" };
  return owner === "several" ? { of: "severalProjects" } : { of: "project", project: owner.project };
}
