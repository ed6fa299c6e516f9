import { queryWith } from "../../shared/address/queryWith.ts";
import type { DiskUsage } from "../../shared/trpc/types.ts";
import type { DiskNode } from "./diskNode.ts";
import { childOf } from "./gathered.ts";
import { layersOfImage } from "./imageNodes.ts";

export type View = "picture" | "table";

// The page's address tells where in the picture one is, so that "back" leads out of it again and a link leads into it.

export const viewIn = (params: URLSearchParams): View => (params.get("as") === "table" ? "table" : "picture");

export const idsIn = (params: URLSearchParams): string[] =>
  (params.get("at") ?? "").split("/").filter(Boolean).map(decoded);

/** `search`: what the address says now, of which all else stays. */
export function hrefAt(ids: readonly string[], view: View, search = ""): string {
  const others = queryWith(search, { at: null, as: null });
  const parts = [
    ...(others ? [others] : []),
    `at=${ids.map(encoded).join("/")}`,
    ...(view === "table" ? ["as=table"] : []),
  ];
  return `/?${parts.join("&")}`;
}

/** A colon needs no escape there, and every image's id has one. Encoded twice, since reading a query decodes once. */
const encoded = (id: string): string =>
  encodeURIComponent(id.replace(/[%/]/g, encodeURIComponent)).replaceAll("%3A", ":");

const decoded = (id: string): string => id.replace(/%25|%2F/g, decodeURIComponent);

/** With less of the disk than that, Docker's part would be a line. */
const WORTH_A_LOOK = 0.25;

/** From the root to what is looked at. An address that leads nowhere leads as far as it does. */
export function wayTo(root: DiskNode, ids: readonly string[], usage: DiskUsage | undefined): DiskNode[] {
  const way = [root];
  for (const id of ids.slice(ids[0] === "disk" || ids[0] === root.id ? 1 : 0)) {
    if (id === root.id) continue;
    const child = way.at(-1) && childOf(way.at(-1) ?? root, id);
    const inside = child && insideOf(child, usage);
    if (!inside || inside.children.length === 0) break;
    way.push(inside);
  }
  return ids.length > 0 ? way : firstLook(root);
}

function firstLook(root: DiskNode): DiskNode[] {
  const [docker] = root.children;
  const isSmall = (docker?.bytes ?? 0) < WORTH_A_LOOK * (root.bytes ?? 0);
  return root.id === "disk" && docker?.bytes && isSmall ? [root, docker] : [root];
}

/** What is seen when one goes into a block: an image shows its layers. */
const insideOf = (node: DiskNode, usage: DiskUsage | undefined): DiskNode =>
  usage && node.what.of === "object" && node.what.object.kind === "images"
    ? layersOfImage(node.what.object, usage)
    : node;

/** Whether there is anything in it to be seen. */
export const canBeEntered = ({ what, children }: DiskNode): boolean =>
  children.length > 0 ||
  (what.of === "object" && what.object.kind === "images" && what.object.bytes !== null);
