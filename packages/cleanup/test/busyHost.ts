import type { Protection } from "@dunnage/api";
import * as fc from "fast-check";
import { now, protection } from "./inventory.ts";
import type { ModelContainer, ModelEngine, ModelImage, World } from "./modelEngine.ts";
import { container, idOf, image, keep, network, record, volume, world } from "./objects.ts";

// A host on which other people go on working while a clean-up runs.

const pick = fc.nat(1000);
const states = fc.constantFrom(
  ...(["created", "running", "paused", "restarting", "removing", "exited", "dead", "unknown"] as const),
);

/** Objects that refer to one another at random, some of them kept by label. */
export const hosts: fc.Arbitrary<World> = fc
  .record({
    images: fc.array(
      fc.record({ on: pick, built: fc.boolean(), names: fc.nat(3), kept: pick, drops: fc.boolean() }),
      {
        maxLength: 8,
      },
    ),
    volumes: fc.array(fc.record({ anonymous: fc.boolean(), kept: pick }), { maxLength: 5 }),
    networks: fc.array(pick, { maxLength: 4 }),
    containers: fc.array(fc.record({ state: states, image: pick, volume: pick, network: pick, kept: pick }), {
      maxLength: 6,
    }),
    records: fc.array(fc.boolean(), { maxLength: 3 }),
  })
  .map((spec) => {
    const images: ModelImage[] = [];
    for (const [index, { on, built, names, kept, drops }] of spec.images.entries()) {
      const from = images[on % (images.length + 1)];
      const tags = Array.from({ length: names }, (_, name) => `image${index}:${name}`);
      // A build takes over the labels of what it builds on, unless it sets them anew.
      const parent =
        from && built
          ? { parentId: from.id, labels: { ...(drops ? {} : from.labels), ...labelled(kept).labels } }
          : labelled(kept);
      images.push(image(`image${index}`, { tags, ...(from && { from }), ...parent }));
    }
    const volumes = spec.volumes.map(({ anonymous, kept }, index) =>
      volume(`volume${index}`, { anonymous, ...labelled(kept) }),
    );
    const networks = spec.networks.map((kept, index) => network(`network${index}`, labelled(kept)));
    const containers = spec.containers.map((one, index) =>
      container(`container${index}`, {
        state: one.state,
        ...(one.state === "created" && { finishedAt: null }),
        ...holding({ images, volumes, networks }, one),
        ...labelled(one.kept),
      }),
    );
    const buildCache = spec.records.map((shared, index) => record(`record${index}`, { shared }));
    return world({ images, volumes, networks, containers, buildCache });
  });

function labelled(kept: number): { labels?: Record<string, string> } {
  return kept % 6 === 0 ? { labels: { ...keep } } : {};
}

function holding(
  { images, volumes, networks }: Pick<World, "images" | "volumes" | "networks">,
  chosen: { image: number; volume: number; network: number },
): Pick<ModelContainer, "imageId" | "volumes" | "networks"> {
  const net = networks[chosen.network % (networks.length + 1)];
  const vol = volumes[chosen.volume % (volumes.length + 1)];
  return {
    imageId: images[chosen.image % (images.length + 1)]?.id ?? idOf("removed by force"),
    volumes: vol ? [vol.name] : [],
    networks: net ? [{ name: net.name, id: null }] : [],
  };
}

/**
 * Something that somebody else does from the making of a plan on; tells what must not be removed any more, in the words of
 * `ModelEngine.removed`, and what may be again.
 */
export type Deed = (world: World, number: number) => string[];

const keysOf = ({ id, tags }: ModelImage) => [`image/${id}`, ...tags.map((tag) => `tag/${tag}`)];
const heldBy = (all: World, one: ModelContainer) => [
  ...one.volumes.map((name) => `volume/${name}`),
  ...all.networks
    .filter(({ name }) => one.networks.some((net) => net.name === name))
    .map(({ id }) => `network/${id}`),
  ...all.images.filter(({ id }) => id === one.imageId).flatMap(keysOf),
];

const starts: fc.Arbitrary<Deed> = pick.map((which) => (all) => {
  const one = all.containers[which % (all.containers.length || 1)];
  if (one) one.state = "running";
  return one ? [`container/${one.id}`, ...heldBy(all, one)] : [];
});

/** Starts one that stops before anybody looks again. */
const runs: fc.Arbitrary<Deed> = pick.map((which) => (all, number) => {
  const one = all.containers[which % (all.containers.length || 1)];
  if (one?.state !== "created" && one?.state !== "exited") return [];
  one.state = "exited";
  one.finishedAt = new Date(now.getTime() + 1000 * (number + 1)).toISOString();
  return [`container/${one.id}`];
});

const creates: fc.Arbitrary<Deed> = fc
  .record({ image: pick, volume: pick, network: pick })
  .map((chosen) => (all, number) => {
    const one = container(`new${number}`, { state: "created", ...holding(all, chosen) });
    all.containers.push(one);
    return [`container/${one.id}`, ...heldBy(all, one)];
  });

const tags: fc.Arbitrary<Deed> = pick.map((which) => (all, number) => {
  const one = all.images[which % (all.images.length || 1)];
  one?.tags.push(`tagged:${number}`);
  return one ? keysOf(one) : [];
});

/** A tag that was there goes to an image that was not. The old one has lost it, whoever gave it. */
const rebuilds: fc.Arbitrary<Deed> = pick.map((which) => (all, number) => {
  const old = all.images[which % (all.images.length || 1)];
  const tag = old?.tags.shift();
  const one = image(`rebuilt${number}`, { tags: tag === undefined ? [] : [tag] });
  all.images.push(one);
  return [...(old ? [`not image/${old.id}`, `not tag/${tag}`] : []), ...keysOf(one)];
});

/** What is built on an image keeps it. */
const builds: fc.Arbitrary<Deed> = pick.map((which) => (all, number) => {
  const from = all.images[which % (all.images.length || 1)];
  if (!from) return [];
  const one = image(`built${number}`, { from, parentId: from.id });
  all.images.push(one);
  return [...keysOf(one), `image/${from.id}`];
});

const makesVolume: fc.Arbitrary<Deed> = pick.map((which) => (all, number) => {
  const at = which % (all.volumes.length + 1);
  const old = all.volumes[at];
  // A volume that nothing refers to may be removed and made anew under its name.
  const free = old && all.containers.every(({ volumes }) => !volumes.includes(old.name));
  const name = free ? old.name : `new${number}`;
  const one = volume(name, {
    createdAt: new Date(number * 1000).toISOString(),
    anonymous: old?.anonymous ?? true,
  });
  all.volumes.splice(free ? at : all.volumes.length, free ? 1 : 0, one);
  return [`volume/${name}`];
});

const makesNetwork: fc.Arbitrary<Deed> = fc.constant((all: World, number: number) => {
  const one = network(`new${number}`);
  all.networks.push(one);
  return [`network/${one.id}`];
});

/** What an engine itself refuses to undo. */
export const guardedDeeds = fc.oneof(starts, creates);
export const deeds = fc.oneof(guardedDeeds, runs, tags, rebuilds, builds, makesVolume, makesNetwork);

const READS = new Set(["containers", "volumes", "networks", "images", "containerDetails", "diskUsage"]);

/** Has each deed done as one of the engine's readings begins, some of them never. Answers what was removed in spite of it. */
export function whileWorking(engine: ModelEngine, deedsToDo: { at: number; deed: Deed }[]): () => string[] {
  let promised: { key: string; removedBefore: number }[] = [];
  let reads = 0;
  let done = 0;
  engine.before = (method) => {
    if (!READS.has(method)) return;
    for (const { deed } of deedsToDo.filter(({ at }) => at === reads)) {
      for (const key of deed(engine.world, done++)) {
        if (key.startsWith("not ")) promised = promised.filter((one) => one.key !== key.slice(4));
        else promised.push({ key, removedBefore: engine.removed.length });
      }
    }
    reads += 1;
  };
  return () =>
    promised
      .filter(({ key, removedBefore }) => engine.removed.slice(removedBefore).includes(key))
      .map(({ key }) => key);
}

/** People protect one object after another, each as protections are asked for another time. Answers what was removed in spite of it. */
export function whileProtecting(
  engine: ModelEngine,
  chosen: { at: number; which: number }[],
): { protections: () => Promise<Protection[]>; lost: () => string[] } {
  const standing: Protection[] = [];
  const promised: { key: string; removedBefore: number }[] = [];
  let asked = 0;
  const protect = (which: number) => {
    const { containers, volumes, networks, images } = engine.world;
    const all = [
      ...containers.map(({ id }) => ({ id, key: `container/${id}` })),
      ...volumes.map(({ name }) => ({ id: name, key: `volume/${name}` })),
      ...networks.map(({ id }) => ({ id, key: `network/${id}` })),
      ...images.map(({ id }) => ({ id, key: `image/${id}` })),
    ];
    const one = all[which % (all.length || 1)];
    if (!one) return;
    standing.push(protection({ by: "id", value: one.id }));
    promised.push({ key: one.key, removedBefore: engine.removed.length });
  };
  return {
    async protections() {
      for (const { which } of chosen.filter(({ at }) => at === asked)) protect(which);
      asked += 1;
      return [...standing];
    },
    lost: () =>
      promised
        .filter(({ key, removedBefore }) => engine.removed.slice(removedBefore).includes(key))
        .map(({ key }) => key),
  };
}
