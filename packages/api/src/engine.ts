import type { DiskKind, ObjectKind } from "./schemas/primitives.ts";
import type { SystemInfo } from "./schemas/systemInfo.ts";

// What the rest of Dunnage knows of an engine. `packages/docker` fulfils it; every method throws EngineError and nothing else.

/** A container's state. `unknown` stands for any word that is not the engine's documented one: such a container is kept. */
export type ContainerState =
  | "created"
  | "running"
  | "paused"
  | "restarting"
  | "removing"
  | "exited"
  | "dead"
  | "unknown";

export interface EngineContainer {
  id: string;
  /** Without the leading slash. */
  names: string[];
  imageId: string;
  state: ContainerState;
  labels: Record<string, string>;
  createdAt: string;
  /** Names of the volumes it mounts, anonymous ones included. */
  volumes: string[];
  /** Images it mounts beside the one it runs from (`--mount type=image`), as they were named then: a tag, a digest or an id. */
  mountedImages: string[];
  /** The networks it names, by name and, where the engine tells, by id. */
  networks: { name: string; id: string | null }[];
  /** Bytes of its writable layer; `null` unless sizes were asked for. */
  sizeBytes: number | null;
}

/** A container as `inspect` tells of it now. */
export interface EngineContainerDetails {
  id: string;
  /** In whole seconds, as the list tells it: equal where it is the same container. */
  createdAt: string;
  state: ContainerState;
  labels: Record<string, string>;
  /** When it last stopped; `null` if it never ran. */
  finishedAt: string | null;
  /** The engine's answer, whole: what it takes to make the container again. May hold secrets. */
  inspect: unknown;
}

/** All that changes of an image while it exists. */
export interface EngineImageNames {
  /** `repository:tag`; none for a dangling image. */
  tags: string[];
  /** `repository@sha256:...`. */
  digests: string[];
}

export interface EngineImage extends EngineImageNames {
  id: string;
  /** `null` where there is none, or the engine does not keep it. */
  parentId: string | null;
  labels: Record<string, string>;
  createdAt: string;
  sizeBytes: number;
}

/** A layer of an image. */
export interface EngineLayer {
  /** Identifies the layer together with everything below it: equal chain ids are stored once. */
  chainId: string;
  sizeBytes: number;
}

/** An image's layers from the bottom up. */
export interface EngineImageLayers {
  layers: EngineLayer[];
  /** Compressed content kept beside the unpacked layers (containerd's image store); 0 where there is none. */
  contentBytes: number;
}

export interface EngineVolume {
  name: string;
  driver: string;
  scope: string;
  labels: Record<string, string>;
  options: Record<string, string>;
  /** Made by the engine without a name, for one container. */
  anonymous: boolean;
  createdAt: string | null;
  /** `null` unless measured, and where the engine cannot measure it. */
  sizeBytes: number | null;
}

export interface EngineNetwork {
  id: string;
  name: string;
  driver: string;
  scope: string;
  labels: Record<string, string>;
  /** `bridge`, `host`, `none` and their like: part of the engine. */
  predefined: boolean;
  ingress: boolean;
  configOnly: boolean;
  createdAt: string | null;
}

export interface EngineBuildCacheRecord {
  id: string;
  parents: string[];
  type: string;
  description: string;
  inUse: boolean;
  shared: boolean;
  sizeBytes: number;
  createdAt: string | null;
  lastUsedAt: string | null;
}

/** Disk usage by kind. `totalBytes` is what `docker system df` prints. */
export interface EngineDiskUsage {
  images: { totalBytes: number; items: EngineImage[] };
  containers: { totalBytes: number; items: EngineContainer[] };
  volumes: { totalBytes: number; items: EngineVolume[] };
  buildCache: { totalBytes: number; items: EngineBuildCacheRecord[] };
}

/** What `/info` and `/version` tell: all of SystemInfo but what only the host or Dunnage knows. */
export type EngineInfo = Omit<SystemInfo, "host" | "storage" | "readAt"> & {
  storage: Omit<SystemInfo["storage"], "totalBytes" | "freeBytes">;
};

/** Something that happened on an engine. */
export interface EngineEvent {
  /** What it happened to; `null` for what Dunnage does not know (plugins, swarm services). Build cache has no events on older engines. */
  kind: ObjectKind | null;
  /** Docker's word for it: `start`, `die`, `destroy`, `untag`, `mount`... */
  action: string;
  /** The object's id; a volume's name. */
  id: string;
  /** For a volume's or a network's: the container that it is about. */
  containerId: string | null;
  /** For a container's: the image that it was made from, as it was named then. */
  image?: string;
  at: string;
}

export interface ReadOptions {
  signal?: AbortSignal;
}

/** How to measure containers. */
export interface MeasuringOptions extends ReadOptions {
  /**
   * Tells those there are, as somebody knows who keeps a list of them true: asked where that is the shorter way. Those that
   * are gone by the time they are measured are left out. What comes with a size is not measured.
   */
  listed?: () => Promise<EngineContainer[]>;
}

export interface Engine {
  /** Where it is, without secrets. */
  readonly address: string;
  /** How many requests at the same time it takes without one waiting for another's connection. As many as one likes where it does not say. */
  readonly mostAtOnce?: number;
  /** Cheap: answers or fails within 5 s, like the lists. */
  info(options?: ReadOptions): Promise<EngineInfo>;
  /** All containers, stopped ones too, or those of these ids that are there. */
  containers(options?: ReadOptions & { ids?: string[] }): Promise<EngineContainer[]>;
  /** All containers with the bytes of their writable layers: not cheap. */
  measuredContainers(options?: MeasuringOptions): Promise<EngineContainer[]>;
  /** Images as `docker image ls` lists them: dangling ones too, intermediates not. With `all`: untagged images that others were built on too. */
  images(options?: ReadOptions & { all?: boolean }): Promise<EngineImage[]>;
  volumes(options?: ReadOptions): Promise<EngineVolume[]>;
  networks(options?: ReadOptions): Promise<EngineNetwork[]>;
  /** Measures one kind. May take minutes on a large host; ends when `signal` says so. */
  diskUsage<K extends DiskKind>(kind: K, options?: MeasuringOptions): Promise<EngineDiskUsage[K]>;
  /** An image's layers never change, so they are kept by id. */
  imageLayers(imageId: string, options?: ReadOptions): Promise<EngineImageLayers>;
  containerDetails(id: string, options?: ReadOptions): Promise<EngineContainerDetails>;
  /** Its names as they are now. */
  imageNames(id: string, options?: ReadOptions): Promise<EngineImageNames>;
  /**
   * What happens from now on, as it happens. Ends when `signal` says so; throws an EngineError when the engine goes away. The first thing that
   * it yields is `null`: from here on nothing is missed.
   */
  events(options: { signal: AbortSignal }): AsyncIterable<EngineEvent | null>;

  // Removal: one object, never forced. Each throws `not_found` if it is gone and `conflict` if something holds it.
  removeContainer(id: string): Promise<void>;
  /** Removes one reference (`repository:tag`, a digest, or the id of an image without tags). */
  removeImage(reference: string): Promise<{ untagged: string[]; deleted: string[] }>;
  removeVolume(name: string): Promise<void>;
  removeNetwork(id: string): Promise<void>;
  /**
   * Removes these records of the build cache and no others. Those that are in use, or that records which stay were made from, are left without
   * an error: read what was deleted.
   */
  removeBuildCache(ids: string[]): Promise<{ deleted: string[]; reclaimedBytes: number }>;
}
