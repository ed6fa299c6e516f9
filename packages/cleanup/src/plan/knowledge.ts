import type { Protection, Rules, Sighting } from "@dunnage/api";

/** What a plan is made from besides the inventory: what Dunnage knows and people have said. */
export interface Knowledge {
  /** The host's id. */
  host: string;
  protections: Protection[];
  /** Keys of Dunnage's own container, image, volumes and networks. */
  own: ReadonlySet<string>;
  /** By key. */
  sightings: ReadonlyMap<string, Pick<Sighting, "firstSeenAt" | "lastUsedAt">>;
  /** Since when Dunnage has watched this host. */
  watchedSince: string;
  now: Date;
}

export interface Order extends Knowledge {
  rules: Rules;
  /** Keys of objects that stay, whatever the rules say of them. */
  except: Iterable<string>;
  /** Keys of the only objects that may go; left out: all that the rules take. */
  only?: Iterable<string> | undefined;
}
