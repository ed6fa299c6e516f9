import type { CleanupPlan, EngineImageLayers, Protection, Rules } from "@dunnage/api";
import { CleanupPlan as PlanSchema } from "@dunnage/api/schemas";
import { layerCosts } from "../src/accounting/layers.ts";
import type { Inventory } from "../src/inventory/inventory.ts";
import { draftPlan, type PlanDraft } from "../src/plan/draftPlan.ts";
import type { Knowledge, Order } from "../src/plan/knowledge.ts";
import type { ModelContainer, World } from "./modelEngine.ts";

export const day = 24 * 60 * 60 * 1000;
export const now = new Date("2026-06-30T12:00:00.000Z");
export const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();

/** What a reading of this world comes to, with the stop times. */
export function inventoryOf(world: World, more: Partial<Inventory> = {}): Inventory {
  const layers = new Map<string, EngineImageLayers>(world.images.map((image) => [image.id, image.layers]));
  const layersOf = (id: string) => layers.get(id) ?? null;
  const sum = (sizes: (number | null)[]) => sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
  return {
    readAt: now.toISOString(),
    imageStore: "graphdriver",
    containers: world.containers,
    stoppedAt: new Map(world.containers.map(({ id, finishedAt }: ModelContainer) => [id, finishedAt])),
    images: world.images,
    layers: { layersOf, holderIds: [...layers.keys()], unresolved: null },
    volumes: world.volumes,
    networks: world.networks,
    buildCache: world.buildCache,
    totals: {
      containers: sum(world.containers.map(({ sizeBytes }) => sizeBytes)),
      images: sum([...layerCosts(layers.values()).values()]),
      volumes: sum(world.volumes.map(({ sizeBytes }) => sizeBytes)),
      buildCache: sum(world.buildCache.map(({ sizeBytes }) => sizeBytes)),
    },
    unread: {},
    ...more,
  };
}

export function knowing(more: Partial<Knowledge> = {}): Knowledge {
  return {
    host: "here",
    protections: [],
    own: new Set(),
    sightings: new Map(),
    watchedSince: ago(1000 * day),
    now,
    ...more,
  };
}

export function draft(inventory: Inventory, rules: Rules, more: Partial<Order> = {}): PlanDraft {
  return draftPlan(inventory, { ...knowing(), rules, except: [], ...more });
}

/** What is told of a draft, so that a test reads: the names of what goes, and of what stays with why. */
export function told({ items, kept }: Pick<PlanDraft, "items" | "kept">, kind: string) {
  const nameOf = ({ names, id }: { names: string[]; id: string }) => names[0] ?? shortOf(id);
  return {
    goes: items.filter((item) => item.kind === kind).map(nameOf),
    stays: Object.fromEntries(
      kept.filter((one) => one.kind === kind).map((one) => [nameOf(one), one.reason.code]),
    ),
  };
}

/** The name that `idOf` made an id from. */
function shortOf(id: string): string {
  const text = Buffer.from(id.replace(/^sha256:/, ""), "hex").toString();
  return /^[\w ]+\0*$/.test(text) ? text.replaceAll("\0", "") : id;
}

/** A plan as it lies in a database: checked against the contract, and through JSON. */
export function planOn(
  host: string,
  rules: Rules,
  drafted: PlanDraft,
  readAt = now.toISOString(),
): CleanupPlan {
  return PlanSchema.parse(
    JSON.parse(
      JSON.stringify({
        ...drafted,
        id: "6e1f6c80-54a3-4f6d-9d40-6ad4e4cd3d11",
        host: { id: host, name: host },
        rules,
        except: [],
        createdBy: { id: "1", name: "Ada" },
        readAt,
        expiresAt: readAt,
      }),
    ),
  );
}

export function protection(more: Partial<Protection>): Protection {
  return {
    id: "p1",
    host: null,
    kind: null,
    by: "name",
    value: "",
    why: "because",
    createdBy: { id: "1", name: "Ada" },
    createdAt: now.toISOString(),
    ...more,
  };
}
