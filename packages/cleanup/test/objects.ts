import type { EngineBuildCacheRecord, EngineNetwork, EngineVolume } from "@dunnage/api";
import type { ModelContainer, ModelImage, World } from "./modelEngine.ts";

// Objects as an engine lists them, with what a test does not care for filled in.

const made = "2026-01-01T00:00:00.000Z";

/** A 64-digit id that is told apart by its beginning. */
export function idOf(name: string): string {
  return `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64)}`;
}

export function container(name: string, more: Partial<ModelContainer> = {}): ModelContainer {
  return {
    id: idOf(`container ${name}`).slice(7),
    names: [name],
    imageId: idOf("base"),
    state: "exited",
    labels: {},
    createdAt: made,
    finishedAt: made,
    volumes: [],
    mountedImages: [],
    networks: [],
    sizeBytes: 10,
    ...more,
  };
}

/** With one layer of its own, of 100 bytes, on those of `from`. */
export function image(name: string, more: Partial<ModelImage> & { from?: ModelImage } = {}): ModelImage {
  const { from, ...rest } = more;
  const layers = [...(from?.layers.layers ?? []), { chainId: `chain of ${name}`, sizeBytes: 100 }];
  return {
    id: idOf(name),
    parentId: null,
    tags: [`${name}:1`],
    digests: [],
    labels: {},
    createdAt: made,
    sizeBytes: layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    layers: { layers, contentBytes: 0 },
    ...rest,
  };
}

export function volume(name: string, more: Partial<EngineVolume> = {}): EngineVolume {
  return {
    name,
    driver: "local",
    scope: "local",
    labels: {},
    options: {},
    anonymous: false,
    createdAt: made,
    sizeBytes: 1000,
    ...more,
  };
}

export function network(name: string, more: Partial<EngineNetwork> = {}): EngineNetwork {
  return {
    id: idOf(`network ${name}`).slice(7),
    name,
    driver: "bridge",
    scope: "local",
    labels: {},
    predefined: false,
    ingress: false,
    configOnly: false,
    createdAt: made,
    ...more,
  };
}

export function record(id: string, more: Partial<EngineBuildCacheRecord> = {}): EngineBuildCacheRecord {
  return {
    id,
    parents: [],
    type: "regular",
    description: `made by ${id}`,
    inUse: false,
    shared: false,
    sizeBytes: 10_000,
    createdAt: made,
    lastUsedAt: null,
    ...more,
  };
}

export function world(more: Partial<World> = {}): World {
  return { containers: [], images: [], volumes: [], networks: [], buildCache: [], ...more };
}

export const keep = { "dunnage.keep": "true" };

/** One of each kind, each in use by a stopped container until that goes. */
export function chained(): World {
  const networks = [{ name: "net", id: null }];
  return world({
    containers: [container("stopped", { imageId: idOf("app"), volumes: ["data"], networks })],
    images: [image("app")],
    volumes: [volume("data")],
    networks: [network("net")],
    buildCache: [record("cache")],
  });
}
