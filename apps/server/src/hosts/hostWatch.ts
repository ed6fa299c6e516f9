import { DomainError } from "@dunnage/api";
import { type HostChange, ObjectKind } from "@dunnage/api/schemas";
import { until } from "../cleanups/until.ts";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";

/** What happens within so long is told together: a compose project is many events. */
const GATHER_MS = 100;
/** The host is looked at this often though nothing is heard of it: its disk fills without an event, and an engine goes without a word. */
const LOOK_EVERY_MS = 5000;
/** Who watches is told this often that what it knows is still so. */
const TELL_EVERY_MS = 15_000;

type Now = Omit<HostChange, "changed">;

export interface HostWatchParts {
  /** What the host is now. Never throws. */
  now: () => Promise<Now>;
  /** In how many milliseconds something that changed can be looked at again: it rests, since it has just been. */
  dueInMs: () => number;
  /** Resolves when a measurement under way ends; never if there is none. */
  settled: () => Promise<void>;
  clock: Clock;
}

/**
 * Tells any number of watchers what a host is, as it changes. It is looked at once for all of them, and not at all while there is none. Each takes the
 * latest when it is ready for more: who is slow misses what was between, and nothing of what is so now.
 */
export class HostWatch {
  readonly #parts: HostWatchParts;
  /** Numbers of another server, or from before a restart, mean nothing here. */
  readonly #series = crypto.randomUUID().slice(0, 8);
  readonly #stopping = new AbortController();
  #watchers = 0;
  #looking = false;
  #number = 0;
  #latest: { now: Now; likeness: string; toldMs: number } | null = null;
  /** The number of the change in which each kind changed last. */
  readonly #changedIn = new Map<ObjectKind, number>();
  readonly #stirred = new Set<ObjectKind>();
  #news = Promise.withResolvers<void>();
  #stir = new AbortController();

  constructor(parts: HostWatchParts) {
    this.#parts = parts;
  }

  /** Something happened to objects of this kind. */
  stir(kind: ObjectKind): void {
    this.#stirred.add(kind);
    this.#stir.abort("stirred"); // without a reason an error would be made of each event
  }

  /** Throws `stopping` when this server stops. */
  async *watch(
    lastId: string | null,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<{ id: string; change: HostChange }> {
    const stopping = this.#stopping.signal;
    const ended = signal ? AbortSignal.any([signal, stopping]) : stopping;
    let seen = this.#numberIn(lastId);
    this.#watchers += 1;
    try {
      if (!this.#looking) void this.#look();
      for (;;) {
        const news = this.#news.promise;
        if (ended.aborted) break;
        if (this.#latest && this.#number > seen) {
          const changed = ObjectKind.options.filter((kind) => (this.#changedIn.get(kind) ?? 0) > seen);
          seen = this.#number;
          yield { id: `${this.#series}-${seen}`, change: { ...this.#latest.now, changed } };
        } else await until(news, ended);
      }
    } finally {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#stir.abort();
    }
    if (stopping.aborted) throw new DomainError("stopping");
  }

  stop(): void {
    this.#stopping.abort();
    this.#stir.abort();
  }

  #numberIn(id: string | null): number {
    const [series, number] = id?.split("-") ?? [];
    const known = series === this.#series ? Number(number) : 0;
    return Number.isSafeInteger(known) && known <= this.#number ? known : 0;
  }

  async #look(): Promise<void> {
    this.#looking = true;
    // Nobody looked for a while: whoever comes back may have missed anything.
    for (const kind of ObjectKind.options) this.#stirred.add(kind);
    while (this.#watchers > 0 && !this.#stopping.signal.aborted) {
      this.#stir = new AbortController();
      const stirred = [...this.#stirred];
      this.#stirred.clear();
      const now = await this.#parts.now();
      this.#take(now, stirred);
      const { signal } = this.#stir;
      // An engine that cannot be used is not asked the sooner for what it has not told.
      const dueInMs = now.trouble ? LOOK_EVERY_MS : this.#parts.dueInMs();
      const idle = sleep(Math.min(LOOK_EVERY_MS, dueInMs), signal);
      await Promise.race([idle, until(this.#parts.settled(), signal)]);
      if (this.#watchers > 0) await sleep(GATHER_MS, this.#stopping.signal);
    }
    this.#looking = false;
    // Who comes next is told what is so then.
    this.#latest = null;
  }

  #take(now: Now, stirred: ObjectKind[]): void {
    const { clock } = this.#parts;
    const likeness = likenessOf(now);
    const isOld = !this.#latest || clock.elapsedMs() - this.#latest.toldMs >= TELL_EVERY_MS;
    if (stirred.length === 0 && !isOld && likeness === this.#latest?.likeness) return;
    this.#number += 1;
    for (const kind of stirred) this.#changedIn.set(kind, this.#number);
    this.#latest = { now, likeness, toldMs: clock.elapsedMs() };
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

/** Free bytes go up and down all the time: 64 MB are something to tell. */
const TOLD_BYTES = 2 ** 26;

/** Equal where nothing but the time is another. */
function likenessOf({ host, info, stats, trouble }: Now): string {
  const freeBytes = Math.round((info?.storage.freeBytes ?? 0) / TOLD_BYTES);
  const read = info && { ...info, readAt: null, storage: { ...info.storage, freeBytes } };
  const counted = stats && { ...stats, countedAt: null };
  return JSON.stringify([host, trouble, counted, read]);
}
