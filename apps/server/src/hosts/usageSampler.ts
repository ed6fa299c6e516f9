import type { ObjectBytes, ObjectHistory, UsageHistory, UsageSample, UsageSampleStore } from "@dunnage/api";
import type { SettingValues } from "@dunnage/api/schemas";
import { objectHistory, usageHistory } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";

/** When a server starts, the machine has enough to do, and much comes and goes. */
const FIRST_AFTER_MS = 5 * 60_000;
/** Until it is known what is set. */
const EVERY_MS = 15 * 60_000;
/** A host is not read for more than so small a part of its time. */
const REST_FACTOR = 100;

/** One that timed out says little of what the next one costs. */
const LONGEST_AFTER_FAILURE_MS = 60 * 60_000;

/** As many as a chart can show, and growth needs. */
const SAMPLES_TOLD = 200;

export interface SamplerParts {
  /** The host's id. */
  host: string;
  /** Reads what the disk holds now. `tookMs`: what that cost the engine. */
  take: () => Promise<{ sample: UsageSample; objects: ObjectBytes; tookMs: number }>;
  store: UsageSampleStore;
  settings: () => Promise<Pick<SettingValues, "sampleEveryMs" | "historyKeptForMs">>;
  clock: Clock;
  firstAfterMs?: number | undefined;
  /** Names the host in each line. */
  log: Logger;
}

/** Writes down again and again what takes a host's disk, the more seldom the dearer it is to find out. */
export class UsageSampler {
  readonly #parts: SamplerParts;
  readonly #stopping = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #nextAt: Date | null = null;
  #everyMs = EVERY_MS;
  /** Aborted when what is set has changed. */
  #settled = new AbortController();
  #troubled = false;

  constructor(parts: SamplerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#work = this.#sampleAgain();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work;
    this.#nextAt = null;
  }

  /** What is set has changed: it counts for the rest that is under way, too. */
  resettle(): void {
    this.#settled.abort();
  }

  /** What the samples of the last so many milliseconds tell. */
  async history({ sinceMs }: { sinceMs: number }): Promise<Omit<UsageHistory, "host">> {
    const { host, store } = this.#parts;
    const span = this.#span(sinceMs);
    return { ...span, ...usageHistory(await store.list(host, span.sinceAt, SAMPLES_TOLD)) };
  }

  /** What they tell of one object. */
  async objectHistory({
    key,
    sinceMs,
  }: {
    key: string;
    sinceMs: number;
  }): Promise<Omit<ObjectHistory, "host">> {
    const { host, store } = this.#parts;
    const span = this.#span(sinceMs);
    return { key, ...span, ...objectHistory(await store.listObject(host, key, span.sinceAt, SAMPLES_TOLD)) };
  }

  #span(sinceMs: number) {
    const until = this.#parts.clock.instant();
    return {
      sinceAt: new Date(until.getTime() - sinceMs).toISOString(),
      untilAt: until.toISOString(),
      nextSampleAt: this.#nextAt?.toISOString() ?? null,
    };
  }

  async #sampleAgain(): Promise<void> {
    const { clock, firstAfterMs = FIRST_AFTER_MS } = this.#parts;
    const { signal } = this.#stopping;
    let atLeastMs = firstAfterMs;
    let isFirst = true;
    for (let sinceMs = clock.elapsedMs(); !signal.aborted; ) {
      const restMs = isFirst ? atLeastMs : Math.max(this.#everyMs, atLeastMs);
      const leftMs = sinceMs + restMs - clock.elapsedMs();
      if (leftMs > 0) {
        await this.#rest(leftMs);
        continue;
      }
      atLeastMs = await this.#sample();
      isFirst = false;
      sinceMs = clock.elapsedMs();
    }
  }

  async #rest(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    this.#settled = new AbortController();
    this.#nextAt = new Date(this.#parts.clock.instant().getTime() + ms);
    await sleep(ms, AbortSignal.any([signal, this.#settled.signal]));
    // Where it cannot be read, what was set before holds on.
    if (this.#settled.signal.aborted) await this.#readSettings().catch(() => undefined);
  }

  async #readSettings() {
    const settings = await this.#parts.settings();
    this.#everyMs = settings.sampleEveryMs;
    return settings;
  }

  /** Answers how long to rest at least, by what it cost. */
  async #sample(): Promise<number> {
    const { host, take, store, clock, log } = this.#parts;
    const startedMs = clock.elapsedMs();
    let costMs: number | null = null;
    try {
      const { sample, objects, tookMs } = await take();
      costMs = tookMs;
      const { historyKeptForMs } = await this.#readSettings();
      await store.add(host, sample, objects);
      await store.thin(host, sample.at, historyKeptForMs);
      this.#troubled = false;
    } catch (error) {
      // Once: an engine that is away is told of where it is asked for, and is tried again all the same.
      if (!this.#troubled && !this.#stopping.signal.aborted)
        log.warn({ err: error }, "no sample of the disk's usage could be made");
      this.#troubled = true;
    }
    if (costMs !== null) return costMs * REST_FACTOR;
    return Math.min(LONGEST_AFTER_FAILURE_MS, (clock.elapsedMs() - startedMs) * REST_FACTOR);
  }
}
