import { setTimeout as sleep } from "node:timers/promises";
import {
  type DiskKind,
  type EngineContainer,
  type EngineDiskUsage,
  EngineError,
  type EngineImage,
  type MeasuringOptions,
} from "@dunnage/api";
import { endpoints } from "./endpoints.ts";
import { badAnswer } from "./failure.ts";
import { readLayers } from "./layers.ts";
import type { Link } from "./link.ts";
import type { DiskUsage } from "./parse/diskUsage.ts";
import { toVolume } from "./parse/volumes.ts";

const typeNames: Record<DiskKind, string> = {
  images: "image",
  containers: "container",
  volumes: "volume",
  buildCache: "build-cache",
};

type Listed = MeasuringOptions["listed"];

export type Measures = {
  [Kind in DiskKind]: (link: Link, signal: AbortSignal, listed: Listed) => Promise<EngineDiskUsage[Kind]>;
};

/** How each kind is measured: what `df` says, completed by the lists where it leaves something out. */
export const measures: Measures = {
  async images(link, signal) {
    const usage = await measured(link, "images", signal);
    if (link.capabilities.diskUsageItems) return usage;
    const items = await link.ask(endpoints.images, {}, signal);
    // Podman 4 says 0, whatever it holds.
    return { totalBytes: usage.totalBytes || (await bytesOfLayers(link, items, signal)), items };
  },

  async containers(link, signal, listed) {
    const items = await measuredSingly(link, signal, listed);
    if (items) return { totalBytes: items.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0), items };
    const usage = await measured(link, "containers", signal);
    if (link.capabilities.diskUsageItems) return usage;
    return { ...usage, items: await link.ask(endpoints.measuredContainers, allContainers, signal) };
  },

  /** `df` leaves out the volumes that it cannot measure: those with driver options, and those of other drivers. */
  async volumes(link, signal) {
    const [usage, volumes] = await Promise.all([
      measured(link, "volumes", signal),
      link.ask(endpoints.volumes, {}, signal),
    ]);
    const sizes = new Map(usage.items.map(({ name, sizeBytes }) => [name, sizeBytes]));
    const items = volumes.map((volume) =>
      toVolume(volume, link.capabilities, sizes.get(volume.Name) ?? null),
    );
    return { totalBytes: usage.totalBytes, items };
  },

  buildCache(link, signal) {
    return measured(link, "buildCache", signal);
  },
};

/**
 * All containers with their sizes. Where lists are slow, and nobody knows which there are, `df` tells the same in two thirds of the time. It leaves out what is empty, and so might
 * something in between what is not: that there are no containers at all, which would free everything, only the list may say.
 */
export async function measuredContainers(
  link: Link,
  signal: AbortSignal,
  listed: Listed,
): Promise<EngineContainer[]> {
  const singly = await measuredSingly(link, signal, listed);
  if (singly) return singly;
  const { slowLists, diskUsageByKind, diskUsageItems } = link.capabilities;
  if (slowLists && diskUsageByKind && diskUsageItems) {
    const { items } = await measured(link, "containers", signal);
    if (items.length > 0) return items;
  }
  return link.ask(endpoints.measuredContainers, allContainers, signal);
}

/** One by one takes no longer than a list of all where no more than this share of them has to be asked for. */
const FEW = 1 / 4;

/**
 * The same containers with their sizes, each that has none asked for by itself; `null` where the engine's list of all is the shorter way. On containerd's store
 * one by one takes an engine a third of the work: a list looks up each one's image among all images.
 */
async function measuredSingly(
  link: Link,
  signal: AbortSignal,
  listed: Listed,
): Promise<EngineContainer[] | null> {
  const { slowLists, diskUsageByKind } = link.capabilities;
  if (!listed || !diskUsageByKind) return null;
  const containers = await listed();
  const unknown = containers.filter(({ sizeBytes }) => sizeBytes === null).length;
  return slowLists || unknown < containers.length * FEW ? measuredEach(link, containers, signal) : null;
}

const MEASURED_AT_ONCE = 16;

async function measuredEach(
  link: Link,
  containers: EngineContainer[],
  signal: AbortSignal,
): Promise<EngineContainer[]> {
  const measuring = containers.values();
  const there: EngineContainer[] = [];
  const worker = async () => {
    for (const container of measuring) {
      const sizeBytes = container.sizeBytes ?? (await sizeOf(link, container, signal));
      if (sizeBytes !== "gone") there.push({ ...container, sizeBytes });
    }
  };
  await Promise.all(Array.from({ length: MEASURED_AT_ONCE }, worker));
  return there;
}

async function sizeOf(link: Link, { id }: EngineContainer, signal: AbortSignal) {
  try {
    return await link.ask(endpoints.containerSize, { name: id, query: { size: "1" } }, signal);
  } catch (error) {
    if (error instanceof EngineError && error.code === "not_found") return "gone";
    throw error;
  }
}

const allContainers = { query: { all: "1", size: "1" } };

async function measured<Kind extends DiskKind>(
  link: Link,
  kind: Kind,
  signal: AbortSignal,
): Promise<NonNullable<DiskUsage[Kind]>> {
  const { diskUsageByKind, diskUsageSummaries } = link.capabilities;
  const query = { type: typeNames[kind], ...(diskUsageSummaries && { verbose: "1" }) };
  const usage = diskUsageByKind ? await measure(link, query, signal) : await link.wholeDiskUsage.join(signal);
  const part = usage[kind];
  if (part) return part;
  throw badAnswer(link.attempt(endpoints.diskUsage), `The answer does not speak of ${typeNames[kind]}.`);
}

/** The layers of all images, each counted once. */
async function bytesOfLayers(link: Link, images: EngineImage[], signal: AbortSignal): Promise<number> {
  const sizes = new Map<string, number>();
  for (const { id } of images) {
    const { layers } = await readLayers(link, id, signal);
    for (const { chainId, sizeBytes } of layers) sizes.set(chainId, sizeBytes);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

export function measureAll(link: Link, signal: AbortSignal): Promise<DiskUsage> {
  return measure(link, undefined, signal);
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

/**
 * 20.10 refuses to measure while it measures for somebody else: then it is waited for. 28.5 on containerd's store answers 404 for a moment after
 * a build, when a snapshot goes while it counts: that is tried again a few times.
 */
async function measure(
  link: Link,
  query: Record<string, string> | undefined,
  signal: AbortSignal,
  waitMs = FIRST_WAIT_MS,
): Promise<DiskUsage> {
  try {
    return await link.ask(endpoints.diskUsage, query ? { query } : {}, signal);
  } catch (error) {
    const words = error instanceof EngineError ? (error.params.detail ?? "") : "";
    const busy = /disk usage operation is already running/.test(words);
    const counting = /snapshot \S+ does not exist/.test(words) && waitMs < LONGEST_WAIT_MS;
    if (!busy && !counting) throw error;
  }
  await sleep(waitMs, undefined, { signal });
  return measure(link, query, signal, Math.min(waitMs * 2, LONGEST_WAIT_MS));
}
