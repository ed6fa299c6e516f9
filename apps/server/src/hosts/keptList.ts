import type { Clock } from "../clock.ts";

/** A list that costs much is read again no sooner than this many times what it took. */
const REST_FACTOR = 10;
/** However little it costs: while events tell of changes, and while they are not heard. */
const HEARD_EVERY_MS = 200;
const UNHEARD_EVERY_MS = 1000;
/**
 * What changed is read once more so long after, and again: an engine may tell of an event before its own list shows what came of it. Measured: a list that was
 * read with the event `pause` was old in most cases on 20.10 and 28.5. The first is soon enough for whoever watches, the last is for an engine with much to do.
 */
const SETTLE_MS = [200, 1000] as const;
const LAST_SETTLE_MS = SETTLE_MS[1];
/** With more changes than this the whole list is read instead of what changed. */
const MOST_BY_ID = 50;

/** A list, and when it was true. */
export interface Listed<T> {
  at: Date;
  items: T[];
}

export interface KeptListParts<T> {
  read: () => Promise<T[]>;
  /** Where single ones can be read: what is not among the answer is gone. Elsewhere a change means to read them all. */
  byId?: { read: (ids: string[]) => Promise<T[]>; idOf: (item: T) => string };
  /** So long it is believed though no event says that it changed: there are changes without one, and an engine drops events that are not taken. */
  believedMs: number;
  clock: Clock;
}

type Changes = "all" | ReadonlySet<string>;

/** Stands for every object among what changed: none has it for an id. */
const ALL = "";

/**
 * A list that all who ask share, kept true by events: while these are heard it is read when one says that it changed, and only what changed where that
 * can be asked for. A failure is shared for a moment, too: many who ask cost a dead engine no more than one does.
 */
export class KeptList<T> {
  readonly #parts: KeptListParts<T>;
  #known: Listed<T> | null = null;
  #flight: Promise<Listed<T>> | null = null;
  #sharedUntilMs = Number.NEGATIVE_INFINITY;
  #heard = false;
  /** Events were heard before, and are not now. */
  #missed = false;
  /** What may have changed since it was known. */
  #changed = new Set([ALL]);
  /** What changed and has been read, and when it is to be read once more: the next time first. */
  readonly #again = new Map<string, readonly number[]>();
  /** What went, until a list has been read that does not have it any more. */
  #gone = new Set<string>();
  #wentSinceKnown = false;
  #allNotBeforeMs = Number.NEGATIVE_INFINITY;
  #someNotBeforeMs = Number.NEGATIVE_INFINITY;
  #believedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: KeptListParts<T>) {
    this.#parts = parts;
  }

  /** As it is, or was when it last was time to read it. */
  get(): Promise<Listed<T>> {
    return this.#get((now, changes) => now < this.#notBeforeMs(changes));
  }

  /** As it is now, as far as events tell: read anew if it has changed, however lately it was read. */
  now(): Promise<Listed<T>> {
    return this.#get(() => false);
  }

  /** Read anew, or together with whoever reads it at the moment. */
  anew(): Promise<Listed<T>> {
    return this.#inFlight() ?? this.#start("all");
  }

  async #get(rests: (now: number, changes: Changes) => boolean): Promise<Listed<T>> {
    const { clock } = this.#parts;
    const flight = this.#inFlight();
    if (flight) return flight;
    const now = clock.elapsedMs();
    const changes = this.#changesAt(now);
    this.#leaveOutWhatWent();
    if (this.#known && changes !== "all" && changes.size === 0)
      return { ...this.#known, at: clock.instant() };
    if (this.#known && rests(now, changes)) return this.#known;
    return this.#start(changes);
  }

  #inFlight(): Promise<Listed<T>> | null {
    return this.#parts.clock.elapsedMs() < this.#sharedUntilMs ? this.#flight : null;
  }

  /** In how many milliseconds it is time to read what is known to have changed; infinite while nothing is. */
  dueInMs(): number {
    const now = this.#parts.clock.elapsedMs();
    if (!this.#heard) return Number.POSITIVE_INFINITY;
    if (this.#changed.size > 0) return Math.max(0, this.#notBeforeMs(this.#changesAt(now)) - now);
    return Math.max(0, Math.min(...[...this.#again.values()].flat()) - now);
  }

  /** Something happened to this object, or to any where it is not known to which. */
  touch(id: string | null): void {
    this.#changed.add(id !== null && this.#parts.byId ? id : ALL);
  }

  /** This object went, and no other ever gets its id: that is all there is to know of it. */
  drop(id: string): void {
    if (!this.#parts.byId) return this.touch(id);
    this.#gone.add(id);
    this.#changed.delete(id);
    this.#again.delete(id);
    this.#wentSinceKnown = true;
  }

  /**
   * From now on events tell of every change, or no longer do. An engine answers before it takes the listener in (moby, `getEvents`: it flushes the headers, then
   * subscribes), and one that has just started is slow at it: what happens in between no event tells of, so after a gap all is read once more.
   */
  hear(heard: boolean): void {
    if (heard && this.#missed) this.#again.set(ALL, [this.#parts.clock.elapsedMs() + LAST_SETTLE_MS]);
    this.#missed = !heard;
    this.#heard = heard;
    this.#changed.add(ALL);
  }

  /** What was read, and what is being read, is known to be out of date. */
  expire(): void {
    this.#flight = null;
    this.#changed.add(ALL);
    this.#allNotBeforeMs = Number.NEGATIVE_INFINITY;
  }

  #notBeforeMs(changes: Changes): number {
    return changes === "all" ? this.#allNotBeforeMs : this.#someNotBeforeMs;
  }

  #changesAt(now: number): Changes {
    if (!this.#heard || now >= this.#believedUntilMs) return "all";
    const due = [...this.#again]
      .filter(([, timesMs]) => timesMs.some((atMs) => atMs <= now))
      .map(([id]) => id);
    const changes = new Set([...this.#changed, ...due]);
    return changes.has(ALL) || changes.size > MOST_BY_ID ? "all" : changes;
  }

  #start(changes: Changes): Promise<Listed<T>> {
    const { clock } = this.#parts;
    const startedMs = clock.elapsedMs();
    const at = clock.instant();
    this.#settleAfter(startedMs);
    this.#changed = new Set();
    // Whoever asks meanwhile waits for it, however long it takes.
    this.#sharedUntilMs = Number.POSITIVE_INFINITY;
    const flight = this.#itemsAfter(changes).then(
      (items): Listed<T> => {
        const listed = { at, items: this.#there(items) };
        if (changes === "all") this.#keepGone(items);
        if (this.#flight === flight) this.#landed(listed, changes, startedMs);
        return listed;
      },
      (error: unknown) => {
        if (this.#flight === flight) {
          this.#changed.add(ALL);
          this.#sharedUntilMs = clock.elapsedMs() + UNHEARD_EVERY_MS;
        }
        throw error;
      },
    );
    this.#flight = flight;
    return flight;
  }

  /** What is read from now on is to be read once more, and what was due is. */
  #settleAfter(startedMs: number): void {
    for (const [id, timesMs] of this.#again) {
      const later = timesMs.filter((atMs) => atMs > startedMs);
      if (later.length > 0) this.#again.set(id, later);
      else this.#again.delete(id);
    }
    for (const id of this.#changed)
      if (id !== ALL)
        this.#again.set(
          id,
          SETTLE_MS.map((ms) => startedMs + ms),
        );
  }

  #landed(listed: Listed<T>, changes: Changes, startedMs: number): void {
    const { clock, believedMs } = this.#parts;
    this.#flight = null;
    this.#known = listed;
    const endedMs = clock.elapsedMs();
    const restedMs = endedMs + (endedMs - startedMs) * REST_FACTOR;
    const atLeastMs = startedMs + (this.#heard ? HEARD_EVERY_MS : UNHEARD_EVERY_MS);
    if (changes === "all") {
      this.#believedUntilMs = endedMs + believedMs;
      this.#allNotBeforeMs = Math.max(restedMs, atLeastMs);
    } else this.#someNotBeforeMs = Math.max(restedMs, atLeastMs);
  }

  /** When somebody asks, and not for each that goes: a clean-up is a thousand. */
  #leaveOutWhatWent(): void {
    if (!this.#wentSinceKnown) return;
    this.#wentSinceKnown = false;
    if (this.#known) this.#known = { ...this.#known, items: this.#there(this.#known.items) };
  }

  #keepGone(items: T[]): void {
    const still = items.map(this.#idOf).filter((id) => this.#gone.has(id));
    this.#gone = new Set(still);
  }

  #there(items: T[]): T[] {
    return this.#gone.size === 0 ? items : items.filter((item) => !this.#gone.has(this.#idOf(item)));
  }

  readonly #idOf = (item: T): string => this.#parts.byId?.idOf(item) ?? ALL;

  async #itemsAfter(changes: Changes): Promise<T[]> {
    const { read, byId } = this.#parts;
    if (!this.#known || !byId || changes === "all") return read();
    const unchanged = this.#known.items.filter((item) => !changes.has(byId.idOf(item)));
    return [...(await byId.read([...changes])), ...unchanged];
  }
}
