import type { DiskUsage, EngineContainer, EngineImage, UsageObject } from "@dunnage/api";
import { holdersOfImages, holdsNetwork, imageKey, imagesHeld } from "../holders.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import type { Knowledge } from "../plan/knowledge.ts";
import { projectOf, protectionOf, protectionsOn } from "../protections.ts";
import { isStopped } from "../selection/containers.ts";
import { isUntagged, namesOf } from "../selection/images.ts";
import { isKept } from "../selection/selection.ts";
import { hasNoOptions, isLocal } from "../selection/volumes.ts";
import { type HeldLayer, openLedger } from "./ledger.ts";
import { projectsOf } from "./projects.ts";
import { reclaimableOf } from "./reclaimable.ts";

type Described = Pick<UsageObject, "kind" | "id" | "names" | "labels" | "createdAt"> &
  Partial<UsageObject> & { references?: string[] };

/** Every object with its bytes, who holds whom, and what each compose project takes. Pure. */
export function accountFor(inventory: Inventory, knowledge: Knowledge): Omit<DiskUsage, "host"> {
  const { containers, images, volumes, networks, buildCache, layers, imageStore } = inventory;
  const protections = protectionsOn(knowledge.host, knowledge.protections);
  const imageHolders = holdersOfImages(images, containers, layers.layersOf);
  const shown = images.filter((image) => !isHidden(image, images, inventory));
  const ledger = openLedger(
    shown.map(({ id }) => id),
    layers.layersOf,
  );
  const heldLayers = ledger.layers();

  const described = ({ references = [], ...object }: Described): UsageObject => {
    const key = keyOf(object.kind, object.id);
    const project = projectOf(object);
    const kept = isKept(object) ? { id: null, why: "dunnage.keep=true", who: null } : null;
    const protection = protectionOf({ ...object, references, project }, protections);
    const { bytes = null } = object;
    return {
      key,
      state: null,
      bytes,
      uniqueBytes: bytes,
      sharedBytes: bytes === null ? null : 0,
      certainty: bytes === null ? "unknown" : "exact",
      use: "used",
      heldBy: [],
      holds: [],
      project,
      lastUsedAt: knowledge.sightings.get(key)?.lastUsedAt ?? null,
      protection:
        kept ?? (protection && { id: protection.id, why: protection.why, who: protection.createdBy.name }),
      ...object,
    };
  };

  const imageIdsOf = holdingsOf(imageHolders);
  const objects: UsageObject[] = [
    ...containers.map((container) =>
      described({
        kind: "containers",
        ...pick(container),
        names: container.names,
        state: container.state,
        bytes: container.sizeBytes,
        use: isStopped(container) ? "reclaimable" : "used",
        holds: [
          ...(imageIdsOf.get(container.id) ?? []).map((id) => keyOf("images", id)),
          ...container.volumes.map((name) => keyOf("volumes", name)),
          ...networks.filter((one) => holdsNetwork(container, one)).map(({ id }) => keyOf("networks", id)),
        ],
      }),
    ),
    ...shown.map((image) => {
      const holders = imageHolders.get(image.id) ?? [];
      const children = shown.filter(
        ({ parentId }) => parentId !== null && imageKey(parentId) === imageKey(image.id),
      );
      const known = layers.layersOf(image.id);
      const uniqueBytes = ledger.freedBy(image.id);
      const bytes = known ? costOf(image, heldLayers) : null;
      return described({
        kind: "images",
        ...pick(image),
        names: image.tags.length > 0 ? image.tags : image.digests,
        references: [...namesOf(image)],
        bytes,
        uniqueBytes,
        sharedBytes: bytes === null || uniqueBytes === null ? null : Math.max(0, bytes - uniqueBytes),
        certainty: known ? (imageStore === "graphdriver" ? "exact" : "estimate") : "unknown",
        use: holders.length > 0 ? "used" : "reclaimable",
        heldBy: [
          ...holders.map(({ id }) => keyOf("containers", id)),
          ...children.map(({ id }) => keyOf("images", id)),
        ],
      });
    }),
    ...volumes.map((volume) => {
      const holders = containers.filter((one) => one.volumes.includes(volume.name));
      return described({
        kind: "volumes",
        id: volume.name,
        names: volume.anonymous ? [] : [volume.name],
        labels: volume.labels,
        createdAt: volume.createdAt,
        bytes: volume.sizeBytes,
        use:
          holders.length > 0
            ? "used"
            : !isLocal(volume) || !hasNoOptions(volume)
              ? "foreign"
              : volume.anonymous
                ? "reclaimable"
                : "named",
        heldBy: holders.map(({ id }) => keyOf("containers", id)),
      });
    }),
    ...networks.map((network) => {
      const holders = containers.filter((one) => holdsNetwork(one, network));
      const partOfEngine =
        network.predefined || network.ingress || network.configOnly || network.scope === "swarm";
      return described({
        kind: "networks",
        ...pick(network),
        names: [network.name],
        bytes: 0,
        use: partOfEngine ? "foreign" : holders.length > 0 ? "used" : "reclaimable",
        heldBy: holders.map(({ id }) => keyOf("containers", id)),
      });
    }),
    ...buildCache.map((record) =>
      described({
        kind: "buildCache",
        id: record.id,
        names: record.description ? [record.description] : [],
        labels: {},
        createdAt: record.createdAt,
        lastUsedAt: record.lastUsedAt,
        state: record.type || null,
        bytes: record.sizeBytes,
        uniqueBytes: record.shared ? 0 : record.sizeBytes,
        sharedBytes: record.shared ? record.sizeBytes : 0,
        use: record.inUse ? "used" : record.shared ? "named" : "reclaimable",
        heldBy: buildCache
          .filter(({ parents }) => parents.includes(record.id))
          .map(({ id }) => keyOf("buildCache", id)),
        holds: record.parents.map((id) => keyOf("buildCache", id)),
      }),
    ),
  ];

  const free = reclaimableOf.volumes(volumes, containers);
  const reclaimable = {
    containers: reclaimableOf.containers(containers),
    images: reclaimableOf.images({
      images,
      usedImageIds: imagesHeld(containers),
      layersOf: layers.layersOf,
    }),
    volumes: free.anonymousBytes,
    networks: 0,
    buildCache: reclaimableOf.buildCache(buildCache),
  };
  const total = (kind: UsageObject["kind"]) => {
    const ofKind = objects.filter((object) => object.kind === kind);
    return {
      count: ofKind.length,
      usedCount: ofKind.filter(({ use }) => use === "used" || use === "foreign").length,
      bytes: kind === "networks" ? 0 : inventory.totals[kind],
      reclaimableBytes: reclaimable[kind],
    };
  };
  return {
    readAt: inventory.readAt,
    totals: {
      containers: total("containers"),
      images: total("images"),
      volumes: total("volumes"),
      networks: total("networks"),
      buildCache: total("buildCache"),
    },
    unusedNamedVolumesBytes: free.namedBytes,
    objects,
    sharedLayers: heldLayers
      .filter(({ imageIds }) => imageIds.length > 1)
      .map(({ chainId, costBytes, imageIds }) => ({
        chainId,
        bytes: costBytes,
        images: imageIds.map((id) => keyOf("images", id)),
      }))
      .toSorted((a, b) => b.bytes - a.bytes),
    projects: projectsOf(inventory, imageHolders, heldLayers),
  };
}

function pick<T extends Pick<UsageObject, "id" | "labels" | "createdAt">>({ id, labels, createdAt }: T) {
  return { id, labels, createdAt };
}

/** Its children show all its layers, and engines do not list it. */
function isHidden(image: EngineImage, images: EngineImage[], { imageStore }: Inventory): boolean {
  const isParent = ({ parentId }: EngineImage) => parentId !== null && imageKey(parentId) === imageKey(image.id);
  return isUntagged(image, imageStore) && images.some(isParent);
}

function costOf({ id }: EngineImage, layers: HeldLayer[]): number {
  return layers
    .filter(({ imageIds }) => imageIds.includes(id))
    .reduce((sum, { costBytes }) => sum + costBytes, 0);
}

function holdingsOf(holders: Map<string, EngineContainer[]>): Map<string, string[]> {
  const holdings = new Map<string, string[]>();
  for (const [imageId, containers] of holders) {
    for (const { id } of containers) holdings.set(id, [...(holdings.get(id) ?? []), imageId]);
  }
  return holdings;
}
