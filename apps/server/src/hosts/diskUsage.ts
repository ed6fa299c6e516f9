import type { Engine, EngineContainer } from "@dunnage/api";
import type { DiskKind, Measurement, ObjectKind, SystemStats } from "@dunnage/api/schemas";
import { imagesHeld, readImageLayers, reclaimableOf, type Stays } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";
import type { HostLists } from "./hostLists.ts";
import { type Measured, Measurements, waitBriefly } from "./measurements.ts";
import type { StoppedSizes } from "./stoppedSizes.ts";

interface KindBytes {
  totalBytes: number;
  reclaimableBytes: number | null;
}
interface VolumeBytes extends KindBytes {
  unusedNamedBytes: number | null;
}

/** The part of the stats that has to be measured. */
export type DiskUsageStats = Pick<
  SystemStats,
  "diskUsage" | "reclaimable" | "unusedNamedVolumesBytes" | "measuredAt" | "measurements"
>;

/** What people have said stays, now. */
type ReadStays = () => Promise<Stays>;
type ReadContainers = () => Promise<EngineContainer[]>;

export interface DiskUsageParts {
  engine: Engine;
  /** Shared with whoever else reads them. */
  lists: Pick<HostLists, "known" | "sizes">;
  stays: ReadStays;
  /** Whether the engine's events are heard now. */
  heard: () => boolean;
  clock: Clock;
  onFailure: (kind: DiskKind, error: unknown) => void;
}

/** Measures a host's disk usage kind by kind, each on its own, so that a slow one (volumes, as a rule) holds up no other. */
export class DiskUsageMeter {
  readonly #images: Measurements<KindBytes>;
  readonly #containers: Measurements<KindBytes>;
  readonly #volumes: Measurements<VolumeBytes>;
  readonly #buildCache: Measurements<KindBytes>;

  constructor({ engine, lists, stays, heard, clock, onFailure }: DiskUsageParts) {
    const { containers } = lists.known;
    const meter = <T>(kind: DiskKind, measure: (signal: AbortSignal) => Promise<T>) =>
      new Measurements({ measure, heard, clock, onFailure: (error) => onFailure(kind, error) });
    this.#images = meter("images", (signal) => measureImages(engine, containers, stays, signal));
    this.#containers = meter("containers", (signal) =>
      measureContainers(engine, lists.sizes, containers, stays, signal),
    );
    this.#volumes = meter("volumes", (signal) => measureVolumes(engine, containers, stays, signal));
    this.#buildCache = meter("buildCache", (signal) => measureBuildCache(engine, signal));
  }

  /** Starts what it is time for (or all, if a person asks), waits briefly, and answers with what is known. */
  async read(asked: boolean): Promise<DiskUsageStats> {
    this.#start(asked);
    await waitBriefly(this.#all());
    return this.#current();
  }

  /** Starts what it is time for, and answers with what is known. */
  glance(): DiskUsageStats {
    this.#start(false);
    return this.#current();
  }

  /** Objects of this kind came, went or changed. */
  touch(kind: ObjectKind): void {
    switch (kind) {
      // What holds an image or a volume tells whether it can be had back.
      case "containers":
        for (const one of [this.#containers, this.#images, this.#volumes]) one.touch();
        break;
      case "images":
        for (const one of [this.#images, this.#buildCache]) one.touch();
        break;
      case "volumes":
        this.#volumes.touch();
        break;
      case "networks":
      case "buildCache":
    }
  }

  /** Resolves when one of the measurements under way ends; never if there is none. */
  nextSettled(): Promise<void> {
    const measuring = this.#all().filter((kind) => kind.current().measuring);
    return Promise.race(measuring.map((kind) => kind.settled()));
  }

  /** After a clean-up: what was measured before it is no longer so. */
  expire(): void {
    for (const kind of this.#all()) kind.expire();
  }

  /** Ends what is being measured, when the engine turned out to be gone or Dunnage stops. */
  abandon(): void {
    for (const kind of this.#all()) kind.abandon();
  }

  #start(asked: boolean): void {
    for (const kind of this.#all()) kind.start(asked);
  }

  #all() {
    return [this.#images, this.#containers, this.#volumes, this.#buildCache];
  }

  #current(): DiskUsageStats {
    const images = this.#images.current();
    const containers = this.#containers.current();
    const volumes = this.#volumes.current();
    const buildCache = this.#buildCache.current();
    return {
      diskUsage: {
        images: images.value?.totalBytes ?? null,
        containers: containers.value?.totalBytes ?? null,
        volumes: volumes.value?.totalBytes ?? null,
        buildCache: buildCache.value?.totalBytes ?? null,
      },
      reclaimable: {
        images: images.value?.reclaimableBytes ?? null,
        containers: containers.value?.reclaimableBytes ?? null,
        volumes: volumes.value?.reclaimableBytes ?? null,
        buildCache: buildCache.value?.reclaimableBytes ?? null,
      },
      unusedNamedVolumesBytes: volumes.value?.unusedNamedBytes ?? null,
      measuredAt: oldest([images, containers, volumes, buildCache]),
      measurements: {
        images: measurementOf(images),
        containers: measurementOf(containers),
        volumes: measurementOf(volumes),
        buildCache: measurementOf(buildCache),
      },
    };
  }
}

function measurementOf({ measuredAt, tookMs, measuring, error }: Measured<unknown>): Measurement {
  return { measuredAt, tookMs, measuring, error };
}

/** The oldest instant; `null` while one of them has none. ISO 8601 in UTC sorts as text. */
function oldest(measured: Measured<unknown>[]): string | null {
  const instants: string[] = [];
  for (const { measuredAt } of measured) {
    if (measuredAt === null) return null;
    instants.push(measuredAt);
  }
  return instants.toSorted()[0] ?? null;
}

async function measureImages(
  engine: Engine,
  read: ReadContainers,
  readStays: ReadStays,
  signal: AbortSignal,
): Promise<KindBytes> {
  const [{ totalBytes, items: images }, containers, stays] = await Promise.all([
    engine.diskUsage("images", { signal }),
    read(),
    readStays(),
  ]);
  const usedImageIds = imagesHeld(containers);
  const layersOf = await readImageLayers(
    engine,
    new Set([...images.map((image) => image.id), ...usedImageIds]),
    { signal },
  );
  return { totalBytes, reclaimableBytes: reclaimableOf.images({ images, usedImageIds, layersOf, stays }) };
}

async function measureContainers(
  engine: Engine,
  sizes: StoppedSizes,
  read: ReadContainers,
  readStays: ReadStays,
  signal: AbortSignal,
): Promise<KindBytes> {
  const [{ totalBytes, items }, stays] = await Promise.all([
    sizes.keeping(
      () => engine.diskUsage("containers", { signal, listed: async () => sizes.on(await read()) }),
      (measured) => measured.items,
    ),
    readStays(),
  ]);
  return { totalBytes, reclaimableBytes: reclaimableOf.containers(items, stays) };
}

async function measureVolumes(
  engine: Engine,
  read: ReadContainers,
  readStays: ReadStays,
  signal: AbortSignal,
): Promise<VolumeBytes> {
  const [{ totalBytes, items }, containers, stays] = await Promise.all([
    engine.diskUsage("volumes", { signal }),
    read(),
    readStays(),
  ]);
  const { anonymousBytes, namedBytes } = reclaimableOf.volumes(items, containers, stays);
  return { totalBytes, reclaimableBytes: anonymousBytes, unusedNamedBytes: namedBytes };
}

async function measureBuildCache(engine: Engine, signal: AbortSignal): Promise<KindBytes> {
  const { totalBytes, items } = await engine.diskUsage("buildCache", { signal });
  return { totalBytes, reclaimableBytes: reclaimableOf.buildCache(items) };
}
