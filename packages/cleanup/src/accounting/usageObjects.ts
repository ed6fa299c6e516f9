import type { EngineContainer, EngineImage, ObjectKind, UsageObject } from "@dunnage/api";
import { addTo, holdersOfImages, holdersOfNetworks, holdersOfVolumes, imageKey } from "../holders.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { isStopped } from "../objects/containers.ts";
import { isUntagged, namesOf } from "../objects/images.ts";
import { isKept } from "../objects/keep.ts";
import { isSpecial } from "../objects/networks.ts";
import { hasNoOptions, isLocal } from "../objects/volumes.ts";
import { lastStopped } from "../plan/containers.ts";
import type { Knowledge } from "../plan/knowledge.ts";
import { projectOf, protectionOf, protectionsOn } from "../protections.ts";
import type { HeldLayer, LayerLedger } from "./ledger.ts";

/** What is told of an object beyond what every object has. */
type Told = Pick<UsageObject, "kind" | "id" | "names" | "bytes" | "use" | "heldBy"> &
  Partial<UsageObject> & { references?: string[] };
type Describe = (
  object: { labels: Record<string, string>; createdAt: string | null },
  told: Told,
) => UsageObject;

const keysOf = (kind: ObjectKind, objects: { id: string }[] = []) => objects.map(({ id }) => keyOf(kind, id));

/** Every object of an inventory with what it costs, who holds it and what it holds. Images that engines hide are left out: `ledger` is of the others. */
export function usageObjects(inventory: Inventory, knowledge: Knowledge, ledger: LayerLedger): UsageObject[] {
  const describe = describer(knowledge);
  return [
    ...containerObjects(inventory, knowledge, describe),
    ...imageObjects(inventory, ledger, describe),
    ...volumeObjects(inventory, describe),
    ...networkObjects(inventory, describe),
    ...buildCacheObjects(inventory, describe),
  ];
}

function describer(knowledge: Knowledge): Describe {
  const protections = protectionsOn(knowledge.host, knowledge.protections);
  return ({ labels, createdAt }, { references = [], ...told }) => {
    const key = keyOf(told.kind, told.id);
    const project = projectOf({ labels });
    const protection = protectionOf({ ...told, labels, references, project }, protections);
    const label = isKept({ labels }) ? { id: null, why: "dunnage.keep=true", who: null } : null;
    return {
      key,
      state: null,
      uniqueBytes: told.bytes,
      sharedBytes: told.bytes === null ? null : 0,
      certainty: told.bytes === null ? "unknown" : "exact",
      holds: [],
      project,
      labels,
      createdAt,
      lastUsedAt: knowledge.sightings.get(key)?.lastUsedAt ?? null,
      protection:
        label ?? (protection && { id: protection.id, why: protection.why, who: protection.createdBy.name }),
      ...told,
    };
  };
}

function containerObjects(inventory: Inventory, { sightings }: Knowledge, describe: Describe): UsageObject[] {
  const { containers, images, networks, layers, stoppedAt } = inventory;
  const held = new Map<string, string[]>();
  const note = (kind: ObjectKind, holders: Map<string, EngineContainer[]>) => {
    for (const [id, holding] of holders)
      for (const container of holding) addTo(held, container.id, keyOf(kind, id));
  };
  note("images", holdersOfImages(images, containers, layers.layersOf));
  note("volumes", holdersOfVolumes(containers));
  note("networks", holdersOfNetworks(networks, containers));
  return containers.map((container) =>
    describe(container, {
      kind: "containers",
      id: container.id,
      names: container.names,
      state: container.state,
      bytes: container.sizeBytes,
      use: isStopped(container) ? "reclaimable" : "used",
      heldBy: [],
      holds: held.get(container.id) ?? [],
      lastUsedAt: lastStopped(container, stoppedAt.get(container.id), sightings),
    }),
  );
}

/** Images as engines list them: an untagged one that others were built on shows its layers through these. */
export function shownImages({ images, imageStore }: Inventory): EngineImage[] {
  const parents = new Set(images.flatMap(({ parentId }) => (parentId === null ? [] : [imageKey(parentId)])));
  return images.filter((image) => !isUntagged(image, imageStore) || !parents.has(imageKey(image.id)));
}

function imageObjects(inventory: Inventory, ledger: LayerLedger, describe: Describe): UsageObject[] {
  const { images, containers, layers, imageStore } = inventory;
  const holders = holdersOfImages(images, containers, layers.layersOf);
  const shown = shownImages(inventory);
  const children = new Map<string, EngineImage[]>();
  for (const image of shown) if (image.parentId !== null) addTo(children, imageKey(image.parentId), image);
  const costs = costsOf(ledger.layers());
  return shown.map((image) => {
    const bytes = layers.layersOf(image.id) === null ? null : (costs.get(image.id) ?? 0);
    const uniqueBytes = ledger.freedBy(image.id);
    const held = holders.get(image.id);
    return describe(image, {
      kind: "images",
      id: image.id,
      names: image.tags.length > 0 ? image.tags : image.digests,
      references: [...namesOf(image)],
      bytes,
      uniqueBytes,
      sharedBytes: bytes === null || uniqueBytes === null ? null : bytes - uniqueBytes,
      certainty: bytes === null ? "unknown" : imageStore === "graphdriver" ? "exact" : "estimate",
      use: held ? "used" : "reclaimable",
      heldBy: [...keysOf("containers", held), ...keysOf("images", children.get(imageKey(image.id)))],
    });
  });
}

/** All layers of each image, by its id. */
function costsOf(layers: HeldLayer[]): Map<string, number> {
  const costs = new Map<string, number>();
  for (const { imageIds, costBytes } of layers)
    for (const id of imageIds) costs.set(id, (costs.get(id) ?? 0) + costBytes);
  return costs;
}

function volumeObjects({ volumes, containers }: Inventory, describe: Describe): UsageObject[] {
  const holders = holdersOfVolumes(containers);
  return volumes.map((volume) => {
    const held = holders.get(volume.name);
    const foreign = !isLocal(volume) || !hasNoOptions(volume);
    const free = volume.anonymous ? "reclaimable" : "named";
    return describe(volume, {
      kind: "volumes",
      id: volume.name,
      names: volume.anonymous ? [] : [volume.name],
      bytes: volume.sizeBytes,
      use: held ? "used" : foreign ? "foreign" : free,
      heldBy: keysOf("containers", held),
    });
  });
}

function networkObjects({ networks, containers }: Inventory, describe: Describe): UsageObject[] {
  const holders = holdersOfNetworks(networks, containers);
  return networks.map((network) => {
    const held = holders.get(network.id) ?? [];
    const foreign = network.predefined || isSpecial(network);
    return describe(network, {
      kind: "networks",
      id: network.id,
      names: [network.name],
      bytes: 0,
      use: foreign ? "foreign" : held.length > 0 ? "used" : "reclaimable",
      heldBy: keysOf("containers", held),
    });
  });
}

function buildCacheObjects({ buildCache }: Inventory, describe: Describe): UsageObject[] {
  const children = new Map<string, { id: string }[]>();
  for (const record of buildCache) for (const parent of record.parents) addTo(children, parent, record);
  return buildCache.map((record) =>
    describe(
      { labels: {}, createdAt: record.createdAt },
      {
        kind: "buildCache",
        id: record.id,
        names: record.description ? [record.description] : [],
        state: record.type || null,
        bytes: record.sizeBytes,
        uniqueBytes: record.shared ? 0 : record.sizeBytes,
        sharedBytes: record.shared ? record.sizeBytes : 0,
        use: record.inUse ? "used" : record.shared ? "named" : "reclaimable",
        heldBy: keysOf("buildCache", children.get(record.id)),
        holds: record.parents.map((id) => keyOf("buildCache", id)),
        lastUsedAt: record.lastUsedAt,
      },
    ),
  );
}
