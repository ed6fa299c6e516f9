import type { CleanupPlan, PlanItem, Protection, Rules } from "@dunnage/api";
import {
  baseImage,
  type ContainerState,
  makeBuildCache,
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import type { Knowledge } from "../src/plan/knowledge.ts";
import type { Chance } from "./chance.ts";
import { tagsOn } from "./host.ts";
import { day, protection } from "./inventory.ts";

/** Adds some of everything to a host, tied together at random; what earlier rounds left there is built on and used again. */
export async function addAtRandom(host: ThrowawayEngine, chance: Chance, round: number): Promise<void> {
  const keep = () => chance.percent(10);
  const times = async (most: number, make: (index: number) => Promise<unknown>) => {
    const count = chance.below(most + 1);
    for (let index = 0; index < count; index++) await make(index);
  };
  const images = async () => [...(await tagsOn(host)).filter((tag) => tag !== baseImage), baseImage];

  await times(3, async (index) => {
    // A tag that moves on leaves the image that had it without a name.
    const own = `round${round}/image${index}:1`;
    const tags = chance.of(
      [own],
      [own, `round${round}/other${index}:2`],
      [`many:${round}.${index}`],
      [],
      ["moving:latest"],
    );
    const builder = chance.of<"buildkit" | "classic">("buildkit", "buildkit", "classic");
    const layerBytes = chance.of([1000 + chance.below(90_000)], [2000, 1000 + chance.below(9000)], []);
    const from = chance.oneOf(await images()) ?? baseImage;
    await makeImage(host, { tags, from, layerBytes, builder, keep: keep() });
  });
  await times(2, (index) =>
    makeVolume(host, { name: `round${round}_volume${index}`, bytes: chance.below(50_000), keep: keep() }),
  );
  await times(1, () => makeVolume(host, { bytes: chance.below(5000) }));
  await times(2, (index) => makeNetwork(host, { name: `round${round}_network${index}`, keep: keep() }));
  await times(1, () => makeBuildCache(host, { layerBytes: [1000 + chance.below(60_000)] }));
  const volumes = await namesOf(host, "volume");
  const networks = (await namesOf(host, "network")).filter((name) => name.startsWith("round"));
  await times(4, async () => {
    const volume = chance.percent(50) ? chance.oneOf(volumes) : undefined;
    const network = chance.percent(40) ? chance.oneOf(networks) : undefined;
    await makeContainer(host, {
      image: chance.oneOf(await images()) ?? baseImage,
      state: chance.of<ContainerState>("running", "exited", "exited", "created", "paused"),
      writtenBytes: chance.below(3) * 7000,
      volumes: volume ? [volume] : [],
      networks: network ? [network] : [],
      anonymousVolumeBytes: chance.percent(25) ? [chance.below(4000)] : [],
      keep: keep(),
    });
  });
}

/** Limits in four of ten rules: some that what a test has just made passes, and some that only what was seen long ago does. */
export function rulesAtRandom(chance: Chance): Rules {
  const some = <T extends object>(limits: T): Partial<T> => {
    const chosen = Object.entries(limits).filter(() => chance.percent(50));
    return Object.fromEntries(chosen) as Partial<T>;
  };
  const created = () => ({ createdForMs: chance.of(1, 1, 2000, day) });
  const unused = () => ({ unusedForMs: chance.of(1, day, 20 * day) });
  const limited = (): boolean => chance.percent(40);
  const containers = { stoppedForMs: chance.of(1, 1, 2000, day), ...some(created()) };
  const images = chance.of<"dangling" | "unused">("dangling", "unused", "unused");
  const volumes = chance.of<"anonymous" | "unused">("anonymous", "unused");
  const buildCache = chance.of<"unused" | "all">("unused", "all");
  const keepNewest = chance.of(1, 1, 2, 3);
  const rules: Rules = {
    containers: chance.percent(60) && (limited() ? containers : true),
    images:
      chance.percent(75) &&
      (limited() ? { which: images, ...some({ keepNewest, ...created(), ...unused() }) } : images),
    volumes:
      chance.percent(66) &&
      (limited() ? { which: volumes, ...some({ ...created(), ...unused() }) } : volumes),
    networks: chance.percent(50) && (limited() ? some({ ...created(), ...unused() }) : true),
    buildCache:
      chance.percent(66) &&
      (limited() ? { which: buildCache, unusedForMs: chance.of(1, 2000, day) } : buildCache),
  };
  return Object.values(rules).some(Boolean) ? rules : { containers: true, images: "unused" };
}

/** What a server might have seen of these objects, by key: of most of them something, of some of those a use. */
export function sightingsAtRandom(keys: string[], chance: Chance): Knowledge["sightings"] {
  const before = (ms: number) => new Date(Date.now() - ms).toISOString();
  const seen = keys.filter(() => chance.percent(80));
  return new Map(
    seen.map((key) => {
      const firstSeenAt = before(chance.of(1, 30) * day);
      const lastUsedAt = chance.of(null, null, firstSeenAt, before(1000));
      return [key, { firstSeenAt, lastUsedAt }] as const;
    }),
  );
}

export interface Deed {
  what: string;
  /** Keys of what must not go any more. */
  spared: string[];
  protections: Protection[];
}

/** Something that somebody does between plan and run: mostly such that an item of the plan must stay. */
export async function meddle(host: ThrowawayEngine, plan: CleanupPlan, chance: Chance): Promise<Deed> {
  const of = (kind: PlanItem["kind"]) => plan.items.filter((item) => item.kind === kind);
  const item = chance.percent(80) ? chance.oneOf(plan.items) : undefined;
  switch (item?.kind) {
    case undefined:
      return making(host, chance);
    case "buildCache":
      return protecting(item);
    case "containers": {
      if (chance.percent(50)) return protecting(item);
      // Paused, it stays; one that has ended again by then has run since, and stays too. One that does not start may have changed all the same.
      const started = await host.request("POST", `/containers/${item.id}/start`);
      await host.request("POST", `/containers/${item.id}/pause`);
      const spared = started.status === 204 ? [item.key, ...item.frees] : [];
      return { what: `started ${item.key}: ${started.status}`, spared, protections: [] };
    }
    case "volumes":
      if (chance.percent(50)) return protecting(item);
      await makeContainer(host, { state: "created", volumes: [item.id] });
      return { what: `mounted ${item.key}`, spared: [item.key], protections: [] };
    case "networks":
      if (chance.percent(50)) return protecting(item);
      await makeContainer(host, { state: "created", networks: item.names });
      return { what: `named ${item.key}`, spared: [item.key], protections: [] };
    case "images": {
      const below = of("images").filter(({ needs }) => needs.includes(item.key));
      if (chance.percent(50)) return protecting(item);
      // A name that it cannot have from an earlier round, or nothing would have changed.
      await host.docker(["tag", item.id, `meddler/new:${crypto.randomUUID()}`]);
      const parents = host.store === "containerd" ? [] : below.map(({ key }) => key);
      return { what: `tagged ${item.key}`, spared: [item.key, ...parents], protections: [] };
    }
  }
}

/** What the plan knows nothing of, and nothing in it is tied to. */
async function making(host: ThrowawayEngine, chance: Chance): Promise<Deed> {
  const what = chance.of("volume", "network", "container");
  const name = `meddler-${crypto.randomUUID()}`;
  const spared: string[] = [];
  if (what === "volume") spared.push(`volumes/${(await makeVolume(host, { name })).name}`);
  else if (what === "network") spared.push(`networks/${(await makeNetwork(host, { name })).id}`);
  else spared.push(`containers/${(await makeContainer(host, { state: "created", name })).id}`);
  return { what: `made ${what} ${name}`, spared, protections: [] };
}

function protecting(item: PlanItem): Deed {
  const protections = [protection({ by: "id", kind: item.kind, value: item.id })];
  return { what: `protected ${item.key}`, spared: [item.key], protections };
}

async function namesOf(host: ThrowawayEngine, kind: "volume" | "network"): Promise<string[]> {
  return (await host.docker([kind, "ls", "--format", "{{.Name}}"])).split("\n").filter(Boolean);
}
