import type { Heard, RunEnd, RunStore } from "@dunnage/api";
import type { Outcome, Receipt } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";

/** Outcomes are written together: as many as come in so long, or so many at the most. */
const WRITE_EVERY_MS = 100;
const WRITE_AT_MOST = 200;

const RETRY_AFTER_MS = 1000;
const BEAT_EVERY_MS = 5000;

/** A run of which the database has heard nothing for so long counts as interrupted, for every server. */
export const LOST_AFTER_MS = 30_000;

/** How long the end of a run is tried to be written down while the database stays away. */
const GIVE_UP_AFTER_MS = 60_000;

export interface JournalParts {
  /** The run's id. */
  run: string;
  store: Pick<RunStore, "record" | "beat" | "end">;
  clock: Clock;
  /** Names the run in each line. */
  log: Logger;
  /** The database hears of the run again after so long that another server may have taken it for interrupted. */
  onLongSilence: () => void;
  /** Somebody asked for the run's end, on this server or another. */
  onAskedToEnd: () => void;
}

/**
 * Writes a run down while it goes on. What the database does not take is kept here until it does; meanwhile the run begins nothing, so that no
 * more is at stake than was under way.
 */
export class Journal {
  readonly #parts: JournalParts;
  #pending: { outcome: Outcome; receipt: Receipt | null }[] = [];
  #writing: Promise<void> | null = null;
  /** Resolves when the database takes something again; `null` while it does. */
  #failing: PromiseWithResolvers<void> | null = null;
  #givenUp = false;
  #beatAtMs: number;
  readonly #beating: NodeJS.Timeout;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#beatAtMs = parts.clock.elapsedMs();
    this.#beating = setInterval(() => void this.#beat(), BEAT_EVERY_MS);
  }

  add(outcome: Outcome, receipt: Receipt | null): void {
    this.#pending.push({ outcome, receipt });
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when the database takes outcomes, as far as is known. */
  async recordable(): Promise<void> {
    await this.#failing?.promise;
  }

  /** Writes what is left, and the end. Answers whether the database took it all. */
  async end(end: RunEnd): Promise<boolean> {
    const { run, store, log } = this.#parts;
    const timer = setTimeout(() => {
      this.#givenUp = true;
    }, GIVE_UP_AFTER_MS);
    await this.#writing;
    const written = this.#pending.length === 0 && (await this.#tried(() => store.end(run, end)));
    clearTimeout(timer);
    clearInterval(this.#beating);
    if (!written)
      log.fatal({ end, lost: this.#pending.length }, "the end of a clean-up could not be written down");
    return written;
  }

  /** Writes nothing any more: in a while the run counts as interrupted. */
  abandon(): void {
    this.#givenUp = true;
    clearInterval(this.#beating);
  }

  async #writeAll(): Promise<void> {
    const { run, store } = this.#parts;
    await sleep(WRITE_EVERY_MS);
    while (this.#pending.length > 0) {
      const batch = this.#pending.slice(0, WRITE_AT_MOST);
      const outcomes = batch.map(({ outcome }) => outcome);
      const receipts = batch.flatMap(({ receipt }) => receipt ?? []);
      if (!(await this.#tried(() => store.record(run, outcomes, receipts)))) break;
      this.#pending.splice(0, batch.length);
      if (this.#pending.length < WRITE_AT_MOST) await sleep(WRITE_EVERY_MS);
    }
    this.#writing = null;
  }

  /** Tries again and again until it is done, or has been given up. */
  async #tried(write: () => Promise<Heard | void>): Promise<boolean> {
    while (!this.#givenUp) {
      if (await this.#once(write)) return true;
      await sleep(RETRY_AFTER_MS);
    }
    return false;
  }

  async #once(write: () => Promise<Heard | void>): Promise<boolean> {
    const { clock, log, onLongSilence, onAskedToEnd } = this.#parts;
    try {
      const heard = await write();
      const silentForMs = clock.elapsedMs() - this.#beatAtMs;
      this.#beatAtMs = clock.elapsedMs();
      this.#failing?.resolve();
      this.#failing = null;
      if (silentForMs > LOST_AFTER_MS) onLongSilence();
      if (heard?.askedToEnd) onAskedToEnd();
      return true;
    } catch (error) {
      if (!this.#failing)
        log.error({ err: error }, "a clean-up cannot be written down just now: it is tried again");
      this.#failing ??= Promise.withResolvers();
      return false;
    }
  }

  #beat(): Promise<boolean> {
    const { run, store, clock } = this.#parts;
    return this.#once(() => store.beat(run, clock.instant().toISOString()));
  }
}
