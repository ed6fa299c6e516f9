import type { Sighting } from "@dunnage/api";
import type { sightingsIn } from "@dunnage/cleanup";

/** An object that is there, and whether something that runs uses it. */
export type Seen = ReturnType<typeof sightingsIn>[number];

type Forgotten = Pick<Sighting, "kind" | "id">;

/** When each object of a host was first seen and last used, in memory, and what of that is not written down yet. */
export class Sightings {
  readonly #known: Map<string, Sighting>;
  #unwritten = new Set<string>();
  #forgotten = new Map<string, Forgotten>();
  /** Since when this host is watched: the earliest of all sightings. */
  readonly watchedSince: string;

  constructor(kept: Sighting[], now: string) {
    this.#known = new Map(kept.map((sighting) => [`${sighting.kind}/${sighting.id}`, sighting]));
    this.watchedSince = kept.reduce(
      (earliest, { firstSeenAt }) => (firstSeenAt < earliest ? firstSeenAt : earliest),
      now,
    );
  }

  get byKey(): ReadonlyMap<string, Sighting> {
    return this.#known;
  }

  saw(objects: Iterable<Seen>, at: string): void {
    for (const { key, kind, id, used } of objects) {
      const known = this.#known.get(key);
      if (known && !used) continue;
      if (known?.lastUsedAt && known.lastUsedAt >= at) continue;
      this.#known.set(key, { kind, id, firstSeenAt: known?.firstSeenAt ?? at, lastUsedAt: used ? at : null });
      this.#unwritten.add(key);
    }
  }

  /** Forgets all but these: whatever comes again under the same id is new. */
  keepOnly(objects: Iterable<Pick<Seen, "key">>): void {
    const there = new Set<string>();
    for (const { key } of objects) there.add(key);
    for (const [key, { kind, id }] of this.#known) {
      if (there.has(key)) continue;
      this.#known.delete(key);
      this.#unwritten.delete(key);
      this.#forgotten.set(key, { kind, id });
    }
  }

  /**
   * What is to be written down: first what is forgotten, since some of it may have come again and be new. From now on it counts as written,
   * unless it is given back.
   */
  takeUnwritten(): { forgotten: Forgotten[]; sightings: Sighting[] } {
    const sightings = [...this.#unwritten].flatMap((key) => this.#known.get(key) ?? []);
    const forgotten = [...this.#forgotten.values()];
    this.#unwritten = new Set();
    this.#forgotten = new Map();
    return { forgotten, sightings };
  }

  giveBack({ forgotten, sightings }: ReturnType<Sightings["takeUnwritten"]>): void {
    for (const object of forgotten) this.#forgotten.set(`${object.kind}/${object.id}`, object);
    for (const { kind, id } of sightings) this.#unwritten.add(`${kind}/${id}`);
  }
}
