import {
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineImage,
  type ObjectKind,
} from "@dunnage/api";
import { layerCosts } from "../accounting/layers.ts";
import { isStopped } from "../objects/containers.ts";
import { eachAtOnce } from "./eachAtOnce.ts";
import { readLayers } from "./imageLayers.ts";
import type { Inventory } from "./inventory.ts";

export interface ReadingOptions {
  /** Whether to read when each stopped container stopped: a request for each of them. */
  stopTimes: boolean;
  signal?: AbortSignal;
  clock?: () => Date;
  /** The containers and the images there are, told by somebody who keeps lists of them. Without it they are listed. */
  lists?: KeptLists;
}

/** Lists of what there is, kept by somebody. */
export interface KeptLists {
  containers: () => Promise<EngineContainer[]>;
  /** Untagged ones that others were built on, too. */
  images: () => Promise<EngineImage[]>;
}

/** A size is worth waiting for only so long; what has none by then stays. */
const MEASURING_LIMIT_MS = 120_000;

/** More does not make an engine faster. */
const INSPECTIONS_AT_ONCE = 8;

/**
 * Reads a host once. Throws an EngineError when the engine cannot be used at all, or the reason of `signal`. A kind that cannot be read, or
 * cannot be measured, is told in `unread`.
 */
export async function readInventory(engine: Engine, options: ReadingOptions): Promise<Inventory> {
  const { stopTimes, signal, clock = () => new Date(), lists } = options;
  const readAt = clock().toISOString();
  const reading = signal === undefined ? {} : { signal };
  const unread: Inventory["unread"] = {};

  /** What was read, or the fallback where the engine could not or took too long. */
  const orElse = async <T>(
    kind: ObjectKind,
    read: (limited: { signal: AbortSignal }) => Promise<T>,
    fallback: () => Promise<T> | T,
  ): Promise<T> => {
    const limit = AbortSignal.timeout(MEASURING_LIMIT_MS);
    try {
      return await read({ signal: AbortSignal.any([limit, ...(signal ? [signal] : [])]) });
    } catch (error) {
      signal?.throwIfAborted();
      if (limit.aborted) unread[kind] = timedOut(engine.address);
      else if (error instanceof EngineError) unread[kind] = error;
      else throw error;
      return fallback();
    }
  };

  // First of all, and again as the fallback of the rest: an engine that is away is told at once, and not as five kinds that are unread.
  const info = await engine.info(reading);
  const nothing = { totalBytes: null, items: [] };
  const measuring = orElse(
    "containers",
    (limited) => engine.measuredContainers({ ...limited, ...(lists && { listed: lists.containers }) }),
    () => engine.containers(reading),
  );
  // What takes a request for each object begins when those are known, not when the slowest measurement is done.
  const readImages = async () => {
    const images = await (lists?.images() ?? engine.images({ ...reading, all: true }));
    return { images, layers: await readLayers(engine, images, measuring, reading) };
  };
  const readContainers = async () => {
    const containers = await measuring;
    const stoppedAt = stopTimes
      ? await readStopTimes(engine, containers, reading)
      : new Map<string, string | null>();
    return { containers, stoppedAt };
  };
  const [{ containers, stoppedAt }, { images, layers }, networks, volumes, buildCache] = await Promise.all([
    readContainers(),
    readImages(),
    engine.networks(reading),
    orElse<{ totalBytes: number | null; items: Inventory["volumes"] }>(
      "volumes",
      (limited) => engine.diskUsage("volumes", limited),
      async () => ({ totalBytes: null, items: await engine.volumes(reading) }),
    ),
    orElse<{ totalBytes: number | null; items: Inventory["buildCache"] }>(
      "buildCache",
      (limited) => engine.diskUsage("buildCache", limited),
      () => nothing,
    ),
  ]);
  const known = images.flatMap(({ id }) => layers.layersOf(id) ?? []);
  const sizes = containers.map(({ sizeBytes }) => sizeBytes);
  return {
    readAt,
    imageStore: info.storage.imageStore,
    containers,
    stoppedAt,
    images,
    layers,
    volumes: volumes.items,
    networks,
    buildCache: buildCache.items,
    totals: {
      containers: sizes.includes(null) ? null : sum(sizes.map((size) => size ?? 0)),
      images: known.length < images.length ? null : sum([...layerCosts(known).values()]),
      volumes: volumes.totalBytes,
      buildCache: buildCache.totalBytes,
    },
    unread,
  };
}

async function readStopTimes(
  engine: Engine,
  containers: EngineContainer[],
  reading: { signal?: AbortSignal },
) {
  const times = new Map<string, string | null>();
  await eachAtOnce(INSPECTIONS_AT_ONCE, containers.filter(isStopped), async ({ id }) => {
    try {
      const { finishedAt, state } = await engine.containerDetails(id, reading);
      if (finishedAt !== null || state === "created") times.set(id, finishedAt);
    } catch (error) {
      // One that cannot be inspected, or went meanwhile, has no time: then it stays.
      if (!(error instanceof EngineError) || error.code === "unreachable" || error.code === "timed_out")
        throw error;
    }
  });
  return times;
}

function timedOut(address: string): EngineError {
  return new EngineError("timed_out", { address, operation: "measure disk usage" });
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
