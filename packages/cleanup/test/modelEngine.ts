import {
  type Engine,
  type EngineBuildCacheRecord,
  type EngineContainer,
  type EngineContainerDetails,
  type EngineDiskUsage,
  EngineError,
  type EngineErrorCode,
  type EngineEvent,
  type EngineImage,
  type EngineImageLayers,
  type EngineImageNames,
  type EngineInfo,
  type EngineNetwork,
  type EngineVolume,
  type ReadOptions,
} from "@dunnage/api";

export interface ModelContainer extends EngineContainer {
  finishedAt: string | null;
}

export interface ModelImage extends EngineImage {
  layers: EngineImageLayers;
}

/** What a model holds. Tests change it as a person at the engine would. */
export interface World {
  containers: ModelContainer[];
  images: ModelImage[];
  volumes: EngineVolume[];
  networks: EngineNetwork[];
  buildCache: EngineBuildCacheRecord[];
}

const WILL_HOLD: ReadonlySet<EngineContainer["state"]> = new Set(["running", "paused", "restarting"]);

/**
 * An engine in memory that obeys the rules of Docker's own image store, measured on 20.10 and 28.5: for orders of events that no live
 * engine can be made to repeat. It refuses what they refuse, and no more: a network that only a stopped container names goes.
 */
export class ModelEngine implements Engine {
  readonly address = "model";
  readonly world: World;
  /** Called as each request arrives, with its method's name; may change the world, or throw. */
  before: (method: string, argument: string) => void | Promise<void> = () => {};
  /** Called when a removal has been carried out, before it is answered. */
  after: (method: string, argument: string) => void | Promise<void> = () => {};
  /** Takes untagged parents along with an image, as Podman does. */
  podman = false;
  /** Every removal that was carried out: `volume/name`, `tag/name`. */
  readonly removed: string[] = [];

  constructor(world: World) {
    this.world = world;
  }

  async info(): Promise<EngineInfo> {
    await this.before("info", "");
    if (!this.podman) return modelInfo;
    return { ...modelInfo, storage: { ...modelInfo.storage, imageStore: "podman" } };
  }

  measuredContainers(): Promise<EngineContainer[]> {
    return this.containers();
  }

  async containers(): Promise<EngineContainer[]> {
    await this.before("containers", "");
    return structuredClone(this.world.containers);
  }

  async images({ all = false } = {}): Promise<EngineImage[]> {
    await this.before("images", "");
    return structuredClone(
      this.world.images.filter((image) => all || image.tags.length > 0 || !this.#hasChildren(image)),
    );
  }

  async volumes(): Promise<EngineVolume[]> {
    await this.before("volumes", "");
    return this.world.volumes.map((volume) => ({ ...volume, sizeBytes: null }));
  }

  async networks(): Promise<EngineNetwork[]> {
    await this.before("networks", "");
    return structuredClone(this.world.networks);
  }

  async diskUsage<K extends keyof EngineDiskUsage>(
    kind: K,
    { signal }: ReadOptions = {},
  ): Promise<EngineDiskUsage[K]> {
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
      Promise.resolve(this.before("diskUsage", kind)).then(resolve, reject);
    });
    const { images, containers, volumes, buildCache } = structuredClone(this.world);
    const usage: EngineDiskUsage = {
      images: { totalBytes: 0, items: images },
      containers: { totalBytes: 0, items: containers },
      volumes: { totalBytes: 0, items: volumes },
      buildCache: { totalBytes: 0, items: buildCache },
    };
    return usage[kind];
  }

  async imageLayers(imageId: string): Promise<EngineImageLayers> {
    await this.before("imageLayers", imageId);
    return this.#find(this.world.images, ({ id }) => id === imageId).layers;
  }

  async containerDetails(id: string): Promise<EngineContainerDetails> {
    await this.before("containerDetails", id);
    const container = structuredClone(this.#find(this.world.containers, (one) => one.id === id));
    const inspect = { Id: id, Name: `/${container.names[0]}`, Config: { Labels: container.labels } };
    return { ...container, inspect };
  }

  async imageNames(id: string): Promise<EngineImageNames> {
    await this.before("imageNames", id);
    return structuredClone(this.#find(this.world.images, (one) => one.id === id));
  }

  async *events(): AsyncGenerator<EngineEvent | null, void> {}

  async removeContainer(id: string): Promise<void> {
    await this.#removing("removeContainer", id, () => {
      const container = this.#find(this.world.containers, (one) => one.id === id);
      if (WILL_HOLD.has(container.state)) throw refusal("conflict", "container is running");
      this.world.containers = this.world.containers.filter((one) => one !== container);
      this.removed.push(`container/${id}`);
    });
  }

  async removeVolume(name: string): Promise<void> {
    await this.#removing("removeVolume", name, () => {
      const volume = this.#find(this.world.volumes, (one) => one.name === name);
      if (this.world.containers.some(({ volumes }) => volumes.includes(name)))
        throw refusal("conflict", "volume is in use");
      this.world.volumes = this.world.volumes.filter((one) => one !== volume);
      this.removed.push(`volume/${name}`);
    });
  }

  async removeNetwork(id: string): Promise<void> {
    await this.#removing("removeNetwork", id, () => {
      const network = this.#find(this.world.networks, (one) => one.id === id);
      const connected = this.world.containers.some(
        ({ state, networks }) => WILL_HOLD.has(state) && networks.some(({ name }) => name === network.name),
      );
      if (connected || network.predefined) throw refusal("conflict", "has active endpoints");
      this.world.networks = this.world.networks.filter((one) => one !== network);
      this.removed.push(`network/${id}`);
    });
  }

  async removeImage(reference: string): Promise<{ untagged: string[]; deleted: string[] }> {
    const answer = { untagged: [] as string[], deleted: [] as string[] };
    await this.#removing("removeImage", reference, () => {
      const image = this.#find(
        this.world.images,
        ({ id, tags }) => id === reference || tags.includes(reference),
      );
      const inUse = this.world.containers.some(({ imageId }) => imageId === image.id);
      const byId = image.id === reference;
      if (byId && image.tags.length > 1)
        throw refusal("conflict", "image is referenced in multiple repositories");
      if (inUse && image.tags.length <= 1)
        throw refusal("conflict", "container is using its referenced image");
      if (byId && this.#hasChildren(image)) throw refusal("conflict", "image has dependent child images");
      answer.untagged = byId ? image.tags : [reference];
      image.tags = image.tags.filter((tag) => !answer.untagged.includes(tag));
      this.removed.push(...answer.untagged.map((tag) => `tag/${tag}`));
      if (image.tags.length === 0) this.#deleteImage(image, answer.deleted);
    });
    return answer;
  }

  async removeBuildCache(ids: string[]): Promise<{ deleted: string[]; reclaimedBytes: number }> {
    const answer = { deleted: [] as string[], reclaimedBytes: 0 };
    await this.#removing("removeBuildCache", ids.join(" "), () => {
      // A record goes when those that were made from it have gone, in whatever order they are asked for.
      for (let record = this.#freeRecord(ids); record; record = this.#freeRecord(ids)) {
        const { id, sizeBytes } = record;
        this.world.buildCache = this.world.buildCache.filter((one) => one.id !== id);
        this.removed.push(`record/${id}`);
        answer.deleted.push(id);
        answer.reclaimedBytes += sizeBytes;
      }
    });
    return answer;
  }

  #freeRecord(ids: string[]): EngineBuildCacheRecord | undefined {
    const records = this.world.buildCache;
    return records.find(
      ({ id, inUse }) => ids.includes(id) && !inUse && !records.some(({ parents }) => parents.includes(id)),
    );
  }

  /** Without its untagged parents: they are removals of their own, as with `noprune`. */
  #deleteImage(image: ModelImage, deleted: string[]): void {
    const inUse = this.world.containers.some(({ imageId }) => imageId === image.id);
    if (this.#hasChildren(image) || inUse) return;
    this.world.images = this.world.images.filter((one) => one !== image);
    deleted.push(image.id);
    this.removed.push(`image/${image.id}`);
    const parent = this.world.images.find(({ id }) => id === image.parentId);
    if (this.podman && parent?.tags.length === 0) this.#deleteImage(parent, deleted);
  }

  #hasChildren(image: EngineImage): boolean {
    return this.world.images.some(({ parentId }) => parentId === image.id);
  }

  #find<T>(objects: T[], isIt: (object: T) => boolean): T {
    const object = objects.find(isIt);
    if (object === undefined) throw refusal("not_found", "no such object");
    return object;
  }

  async #removing(method: string, argument: string, remove: () => void): Promise<void> {
    await this.before(method, argument);
    remove();
    await this.after(method, argument);
  }
}

export function refusal(code: EngineErrorCode, detail: string): EngineError {
  return new EngineError(code, { address: "model", operation: "connect", detail });
}

/** What an engine says that could not do it. */
export function engineFailure(detail: string): EngineError {
  return new EngineError("bad_answer", {
    address: "model",
    operation: "connect",
    case: "engine_failed",
    detail,
  });
}

const modelInfo: EngineInfo = {
  address: "model",
  engine: {
    kind: "docker",
    version: "0",
    apiVersion: "1.41",
    minApiVersion: null,
    commit: null,
    builtAt: null,
  },
  machine: {
    name: "model",
    operatingSystem: "none",
    osType: "linux",
    architecture: "none",
    kernelVersion: null,
    cpus: null,
    memoryBytes: null,
  },
  storage: { driver: "overlay2", imageStore: "graphdriver", rootFolder: "/nowhere" },
  runtime: { defaultRuntime: null, cgroupDriver: null, cgroupVersion: null, securityOptions: [] },
  swarm: { state: "inactive", nodeId: null, manager: false },
  containers: { total: 0, running: 0 },
  warnings: [],
};
