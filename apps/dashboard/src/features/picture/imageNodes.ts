import type { DiskUsage, UsageObject } from "../../shared/trpc/types.ts";
import { bySize, type DiskNode, nodeOf } from "./diskNode.ts";
import { byOwner, idOfOwner, isBack, type Owner, objectNode } from "./objectNodes.ts";

type SharedLayer = DiskUsage["sharedLayers"][number];
type Owned = Parameters<typeof byOwner>[0][number];

/**
 * Images with the layers that are theirs alone, and beside them, once, the layers that several have: with the project that all of these belong to, if there is
 * such a one. So all of it adds up to what images take, and a project's part to what only it needs.
 */
export function imageNodes({ objects, sharedLayers }: DiskUsage): DiskNode[] {
  const projectOf = new Map(objects.map(({ key, kind, project }) => [key, { kind, project }]));
  const images = objects.filter(({ kind }) => kind === "images");
  const ownerOf = new Map(images.map((image) => [image.key, ownerOfImage(image, projectOf)]));
  const backKeys = new Set(images.filter(isBack).map(({ key }) => key));
  const layersOf = new Map<string, { owner: Owner; layers: SharedLayer[] }>();
  for (const layer of sharedLayers) {
    const owner = agreed(layer.images.map((key) => ownerOf.get(key) ?? "none"));
    const held = layersOf.get(idOfOwner(owner)) ?? { owner, layers: [] };
    held.layers.push(layer);
    layersOf.set(idOfOwner(owner), held);
  }
  const own = images.map(
    (image): Owned => ({ owner: ownerOf.get(image.key) ?? "none", node: objectNode(image, "images") }),
  );
  const shared = [...layersOf.values()].map(
    ({ owner, layers }): Owned => ({
      owner,
      node: nodeOf({
        id: "shared",
        what: { of: "sharedLayers" },
        part: "images",
        children: bySize(layers.map((layer) => layerNode(layer, backKeys))),
      }),
    }),
  );
  return byOwner([...own, ...shared], "images");
}

/** One image from inside: all its layers, those included that others have too. */
export function layersOfImage(object: UsageObject, { objects, sharedLayers }: DiskUsage): DiskNode {
  const backKeys = new Set(objects.filter(isBack).map(({ key }) => key));
  const own = nodeOf({
    id: "own",
    what: { of: "ownLayers" },
    part: "images",
    bytes: object.uniqueBytes,
    backBytes: isBack(object) ? (object.uniqueBytes ?? 0) : 0,
  });
  const shared = sharedLayers
    .filter(({ images }) => images.includes(object.key))
    .map((layer) => layerNode(layer, backKeys));
  return { ...objectNode(object, "images"), ...inside(object, bySize([own, ...shared])) };
}

const inside = ({ bytes }: UsageObject, children: DiskNode[]) => ({
  bytes,
  backBytes: children.reduce((sum, { backBytes }) => sum + backBytes, 0),
  children,
});

const layerNode = ({ chainId, bytes, images }: SharedLayer, backKeys: ReadonlySet<string>): DiskNode =>
  nodeOf({
    id: chainId,
    what: { of: "layer", chainId, images },
    part: "images",
    bytes,
    backBytes: images.every((key) => backKeys.has(key)) ? bytes : 0,
  });

/** Whose containers run from it; without any, what its own label says. */
function ownerOfImage(
  { project, heldBy }: UsageObject,
  projectOf: ReadonlyMap<string, Pick<UsageObject, "kind" | "project">>,
): Owner {
  const holders = heldBy
    .flatMap((key) => projectOf.get(key) ?? [])
    .filter(({ kind }) => kind === "containers");
  const projects = new Set(holders.map((holder) => holder.project));
  if (projects.size > 1) return "several";
  const [sole = project] = projects;
  return sole === null ? "none" : { project: sole };
}

function agreed([first = "none", ...others]: Owner[]): Owner {
  return others.every((owner) => idOfOwner(owner) === idOfOwner(first)) ? first : "several";
}
