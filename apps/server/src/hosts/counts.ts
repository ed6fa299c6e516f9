import type { Engine, EngineContainer, EngineImage } from "@dunnage/api";
import type { SystemStats } from "@dunnage/api/schemas";
import type { Clock } from "../clock.ts";
import { SharedRead } from "./sharedRead.ts";

const COMPOSE_PROJECT = "com.docker.compose.project";

type Counts = Pick<
  SystemStats,
  "totalImages" | "totalContainers" | "runningContainers" | "totalComposeProjects" | "countedAt"
>;

interface Listed<T> {
  at: Date;
  items: T[];
}

/** The lists that counts are made of, each read once for all who ask. */
export class HostLists {
  readonly #containers: SharedRead<Listed<EngineContainer>>;
  readonly #images: SharedRead<Listed<EngineImage>>;

  constructor(engine: Engine, keepMs: number, clock: Clock) {
    const listed = <T>(list: () => Promise<T[]>) =>
      new SharedRead(async () => ({ at: clock.instant(), items: await list() }), keepMs, clock);
    this.#containers = listed(() => engine.containers());
    this.#images = listed(() => engine.images());
  }

  async containers(): Promise<EngineContainer[]> {
    return (await this.#containers.get()).items;
  }

  async counts(): Promise<Counts> {
    const [containers, images] = await Promise.all([this.#containers.get(), this.#images.get()]);
    const projects = containers.items.map((container) => container.labels[COMPOSE_PROJECT]).filter(Boolean);
    return {
      totalImages: images.items.length,
      totalContainers: containers.items.length,
      runningContainers: containers.items.filter((container) => container.state === "running").length,
      totalComposeProjects: new Set(projects).size,
      countedAt: new Date(Math.min(containers.at.getTime(), images.at.getTime())).toISOString(),
    };
  }

  /** After a clean-up: what was listed before it is no longer so. */
  expire(): void {
    this.#containers.expire();
    this.#images.expire();
  }
}
