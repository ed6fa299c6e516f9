import {
  type DiskKind,
  type Engine,
  type EngineContainer,
  type EngineContainerDetails,
  type EngineDiskUsage,
  EngineError,
  type EngineEvent,
  type EngineImage,
  type EngineImageLayers,
  type EngineImageNames,
  type EngineInfo,
  type EngineNetwork,
  type EngineVolume,
  type MeasuringOptions,
  type ReadOptions,
} from "@dunnage/api";
import { recordQueries } from "./cacheRecords.ts";
import { MOST_SSH_CONNECTIONS } from "./connection.ts";
import { within } from "./deadline.ts";
import { type Measures, measuredContainers, measures } from "./diskUsage.ts";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { openEvents, readEvents } from "./events.ts";
import { badAnswer } from "./failure.ts";
import { readLayers } from "./layers.ts";
import { type Details, EngineChanged, type Link } from "./link.ts";
import { engineInfo } from "./parse/engine.ts";
import { toVolume } from "./parse/volumes.ts";
import { whileAnswering } from "./patience.ts";
import type { Search } from "./search.ts";

const CHEAP_MS = 5000;
const SLOW_LIST_MS = 2 * 60_000; // as long as the engine answers something else meanwhile
const MEASURING_MS = 10 * 60_000; // 44 s and three minutes have been reported for large hosts
const REMOVAL_MS = 10 * 60_000; // a container or volume with millions of files
const CACHE_REMOVAL_MS = 60 * 60_000; // a hundred records and more at once

/** An engine on the other side of a connection, which may come and go. */
export class RemoteEngine implements Engine {
  readonly #search: Search;

  constructor(search: Search) {
    this.#search = search;
  }

  get address(): string {
    return this.#search.address;
  }

  /** Over SSH two connections are left for what is asked meanwhile. */
  get mostAtOnce(): number {
    return this.address.startsWith("ssh:") ? MOST_SSH_CONNECTIONS - 2 : Number.POSITIVE_INFINITY;
  }

  /** Ends the connections. The next call makes new ones. */
  close(): void {
    this.#search.close();
  }

  info({ signal }: ReadOptions = {}): Promise<EngineInfo> {
    return this.#with(CHEAP_MS, endpoints.info, signal, async (link, limited) =>
      engineInfo(link.address, link.version, await link.ask(endpoints.info, {}, limited)),
    );
  }

  containers({ signal, ids }: ReadOptions & { ids?: string[] } = {}): Promise<EngineContainer[]> {
    const filters = ids && { filters: JSON.stringify({ id: ids }) };
    return this.#list(endpoints.containers, { query: { all: "1", ...filters } }, signal);
  }

  measuredContainers({ signal, listed }: MeasuringOptions = {}): Promise<EngineContainer[]> {
    return this.#with(MEASURING_MS, endpoints.measuredContainers, signal, (link, limited) =>
      measuredContainers(link, limited, listed),
    );
  }

  images({ signal, all }: ReadOptions & { all?: boolean } = {}): Promise<EngineImage[]> {
    return this.#list(endpoints.images, all ? { query: { all: "1" } } : {}, signal);
  }

  volumes({ signal }: ReadOptions = {}): Promise<EngineVolume[]> {
    return this.#with(CHEAP_MS, endpoints.volumes, signal, async (link, limited) => {
      const volumes = await link.ask(endpoints.volumes, {}, limited);
      return volumes.map((volume) => toVolume(volume, link.capabilities));
    });
  }

  networks({ signal }: ReadOptions = {}): Promise<EngineNetwork[]> {
    return this.#ask(CHEAP_MS, endpoints.networks, {}, signal);
  }

  diskUsage<Kind extends DiskKind>(
    kind: Kind,
    { signal, listed }: MeasuringOptions = {},
  ): Promise<EngineDiskUsage[Kind]> {
    const measure: Measures[Kind] = measures[kind];
    return this.#with(MEASURING_MS, endpoints.diskUsage, signal, (link, limited) =>
      measure(link, limited, listed),
    );
  }

  imageLayers(imageId: string, { signal }: ReadOptions = {}): Promise<EngineImageLayers> {
    return this.#with(CHEAP_MS, endpoints.image, signal, (link, limited) =>
      readLayers(link, imageId, limited),
    );
  }

  containerDetails(id: string, { signal }: ReadOptions = {}): Promise<EngineContainerDetails> {
    return this.#ask(CHEAP_MS, endpoints.container, { name: id }, signal);
  }

  imageNames(id: string, { signal }: ReadOptions = {}): Promise<EngineImageNames> {
    return this.#ask(CHEAP_MS, endpoints.image, { name: id }, signal);
  }

  async *events({ signal }: { signal: AbortSignal }): AsyncGenerator<EngineEvent | null, void> {
    const { operation } = endpoints.events;
    const opening = this.#with(CHEAP_MS, endpoints.events, signal, openEvents);
    const body = await opening.catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (body) yield* readEvents(body, { address: this.address, operation }, signal);
  }

  /** Leaves its anonymous volumes: each object is a removal of its own. */
  removeContainer(id: string): Promise<void> {
    const details = { name: id, query: { v: "0", force: "0" } };
    return this.#ask(REMOVAL_MS, endpoints.removeContainer, details);
  }

  /** Leaves untagged parents: each object is a removal of its own, and one of them may be kept by a label. */
  removeImage(reference: string): Promise<{ untagged: string[]; deleted: string[] }> {
    const details = { name: reference, query: { force: "0", noprune: "1" } };
    return this.#ask(REMOVAL_MS, endpoints.removeImage, details);
  }

  removeVolume(name: string): Promise<void> {
    return this.#ask(REMOVAL_MS, endpoints.removeVolume, { name, query: { force: "0" } });
  }

  removeNetwork(id: string): Promise<void> {
    return this.#ask(REMOVAL_MS, endpoints.removeNetwork, { name: id });
  }

  async removeBuildCache(ids: string[]): Promise<{ deleted: string[]; reclaimedBytes: number }> {
    const { operation } = endpoints.removeBuildCache;
    const removed = { deleted: [] as string[], reclaimedBytes: 0 };
    for (const details of recordQueries(ids, { address: this.address, operation })) {
      const { deleted, reclaimedBytes } = await this.#ask(
        CACHE_REMOVAL_MS,
        endpoints.removeBuildCache,
        details,
      );
      removed.deleted.push(...deleted);
      removed.reclaimedBytes += reclaimedBytes;
    }
    return removed;
  }

  #list<Answer>(endpoint: Endpoint<Answer>, details: Details, signal?: AbortSignal): Promise<Answer> {
    return this.#with(SLOW_LIST_MS, endpoint, signal, (link, limited) => {
      const ask = (asking: AbortSignal) => link.ask(endpoint, details, asking);
      if (link.capabilities.slowLists) return whileAnswering(link, endpoint, limited, ask);
      return within(CHEAP_MS, link.attempt(endpoint), limited, ask);
    });
  }

  #ask<Answer>(
    limitMs: number,
    endpoint: Endpoint<Answer>,
    details: Details,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return this.#with(limitMs, endpoint, signal, (link, limited) => link.ask(endpoint, details, limited));
  }

  #with<Result>(
    limitMs: number,
    { operation }: Endpoint<unknown>,
    signal: AbortSignal | undefined,
    work: (link: Link, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const attempt = { address: this.address, operation };
    return within(limitMs, attempt, signal, async (limited) => {
      try {
        return await this.#once(work, limited);
      } catch (error) {
        if (!(error instanceof EngineChanged)) throw error;
      }
      try {
        return await this.#once(work, limited);
      } catch (error) {
        if (!(error instanceof EngineChanged)) throw error;
        throw badAnswer(attempt, "Each answer comes from another engine.", error);
      }
    });
  }

  async #once<Result>(
    work: (link: Link, signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    const link = await this.#search.link(signal);
    try {
      return await work(link, signal);
    } catch (error) {
      const lost =
        error instanceof EngineError && (error.code === "unreachable" || error.code === "timed_out");
      if (lost || error instanceof EngineChanged) this.#search.forget(link);
      throw error;
    }
  }
}
