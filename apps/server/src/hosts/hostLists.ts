import type {
  Engine,
  EngineContainer,
  EngineEvent,
  EngineImage,
  EngineNetwork,
  EngineVolume,
} from "@dunnage/api";
import type { ObjectKind, SystemStats } from "@dunnage/api/schemas";
import { type Inventory, type KeptLists, listedImages } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";
import { KeptList } from "./keptList.ts";
import { changesUse } from "./lists.ts";
import { StoppedSizes } from "./stoppedSizes.ts";

const COMPOSE_PROJECT = "com.docker.compose.project";

/** Containers come and go with an event on every engine. Some builds that give no name tell nothing, nor does Podman 4.3 of networks. */
const CONTAINERS_BELIEVED_MS = 10 * 60_000;
const BELIEVED_MS = 60_000;

type Counts = Pick<
  SystemStats,
  "totalImages" | "totalContainers" | "runningContainers" | "totalComposeProjects" | "countedAt"
>;

const comesOrGoes = new Set(["create", "destroy", "prune"]);

/** A host's lists, each read once for all who ask, and kept true by the engine's events. */
export class HostLists {
  readonly containers: KeptList<EngineContainer>;
  /** All of them: untagged ones that others were built on, too. */
  readonly images: KeptList<EngineImage>;
  readonly volumes: KeptList<EngineVolume>;
  readonly networks: KeptList<EngineNetwork>;

  /** What stopped containers hold. */
  readonly sizes = new StoppedSizes();

  /** For whoever asks again and again: as they are, or were when it last was time to list them. */
  readonly known: KeptLists = {
    containers: async () => (await this.containers.get()).items,
    images: async () => (await this.images.get()).items,
  };

  /** `signal` ends what is being read. */
  constructor(engine: Engine, clock: Clock, signal: AbortSignal) {
    const kept = <T>(read: () => Promise<T[]>) => new KeptList({ read, believedMs: BELIEVED_MS, clock });
    this.containers = new KeptList({
      read: () => engine.containers({ signal }),
      byId: { read: (ids) => engine.containers({ ids, signal }), idOf: ({ id }) => id },
      believedMs: CONTAINERS_BELIEVED_MS,
      clock,
    });
    this.images = kept(() => engine.images({ all: true, signal }));
    this.volumes = kept(() => engine.volumes({ signal }));
    this.networks = kept(() => engine.networks({ signal }));
  }

  /** A reading of the whole host. Of containers events tell all; some builds make images that none tells of. */
  reading(read: (lists: KeptLists) => Promise<Inventory>): Promise<Inventory> {
    const lists = {
      containers: async () => this.sizes.on((await this.containers.now()).items),
      images: async () => (await this.images.anew()).items,
    };
    return this.sizes.keeping(
      () => read(lists),
      ({ containers }) => containers,
    );
  }

  async counts(): Promise<Counts> {
    const [containers, images] = await Promise.all([this.containers.get(), this.images.get()]);
    const projects = containers.items.map((container) => container.labels[COMPOSE_PROJECT]).filter(Boolean);
    return {
      totalImages: listedImages(images.items).length,
      totalContainers: containers.items.length,
      runningContainers: containers.items.filter((container) => container.state === "running").length,
      totalComposeProjects: new Set(projects).size,
      countedAt: new Date(Math.min(containers.at.getTime(), images.at.getTime())).toISOString(),
    };
  }

  /** In how many milliseconds there may be other counts than the last, by what is known to have changed. */
  countsDueInMs(): number {
    return Math.min(this.containers.dueInMs(), this.images.dueInMs());
  }

  /** The kind that an event changed, in what there is or in what it holds; `null` for one that says nothing of that. */
  tell(event: EngineEvent): ObjectKind | null {
    const { kind, action, id, containerId } = event;
    switch (kind) {
      case "containers":
        // The only sign of the image that it makes.
        if (action === "commit") return this.#imagesChanged();
        this.sizes.tell(event);
        if (!changesUse(event)) return null;
        if (action === "destroy") this.containers.drop(id);
        else this.containers.touch(id);
        return kind;
      case "images":
        return this.#imagesChanged();
      case "volumes":
      case "networks":
        if (comesOrGoes.has(action)) {
          this[kind].touch(null);
          return kind;
        }
        if (kind === "networks" && containerId !== null) this.containers.touch(containerId);
        return null;
      case "buildCache":
      case null:
        return null;
    }
  }

  /** From now on events are told, or no longer are. */
  hear(heard: boolean): void {
    for (const list of this.#all()) list.hear(heard);
    this.sizes.hear(heard);
  }

  /** After a clean-up: what was listed before it is no longer so. */
  expire(): void {
    for (const list of this.#all()) list.expire();
  }

  #imagesChanged(): ObjectKind {
    this.images.touch(null);
    return "images";
  }

  #all() {
    return [this.containers, this.images, this.volumes, this.networks];
  }
}
