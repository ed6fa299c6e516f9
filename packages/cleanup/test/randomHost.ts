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
import type { Chance } from "./chance.ts";
import { protection } from "./inventory.ts";

/** Adds some of everything to a host, tied together at random; what earlier rounds left there is built on and used again. */
export async function addAtRandom(host: ThrowawayEngine, chance: Chance, round: number): Promise<void> {
  const keep = () => chance.percent(10);
  const times = async (most: number, make: (index: number) => Promise<unknown>) => {
    const count = chance.below(most + 1);
    for (let index = 0; index < count; index++) await make(index);
  };
  const images = async () => [...(await tagsOf(host)), baseImage];

  await times(3, async (index) => {
    // A tag that moves on leaves the image that had it without a name.
    const own = `round${round}/image${index}:1`;
    const tags = chance.of([own], [own, `round${round}/other${index}:2`], [], ["moving:latest"]);
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

export function rulesAtRandom(chance: Chance): Rules {
  const rules: Rules = {
    containers: chance.percent(60),
    images: chance.of<Rules["images"]>(false, "dangling", "unused", "unused"),
    volumes: chance.of<Rules["volumes"]>(false, "anonymous", "unused"),
    networks: chance.percent(50),
    buildCache: chance.of<Rules["buildCache"]>(false, "unused", "all"),
  };
  return Object.values(rules).some(Boolean) ? rules : { containers: true, images: "unused" };
}

export interface Deed {
  what: string;
  /** Keys of what must not go any more. */
  spared: string[];
  protections: Protection[];
}

/** Something that somebody does between plan and run, so that an item of the plan must stay. `null`: the plan has nothing fit for it. */
export async function meddle(host: ThrowawayEngine, plan: CleanupPlan, chance: Chance): Promise<Deed | null> {
  const of = (kind: PlanItem["kind"]) => plan.items.filter((item) => item.kind === kind);
  const item = chance.oneOf(plan.items);
  switch (item?.kind) {
    case undefined:
    case "buildCache":
      return null;
    case "containers": {
      if (chance.percent(50)) return protecting(item);
      // Paused, it stays; one that has ended again by then has run since, and stays too. One that does not start may have changed all the same.
      const started = await host.request("POST", `/containers/${item.id}/start`);
      await host.request("POST", `/containers/${item.id}/pause`);
      const spared = started.status === 204 ? [item.key, ...item.frees] : [];
      return { what: `started ${item.key}: ${started.status}`, spared, protections: [] };
    }
    case "volumes":
      await makeContainer(host, { state: "created", volumes: [item.id] });
      return { what: `mounted ${item.key}`, spared: [item.key], protections: [] };
    case "networks":
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

function protecting(item: PlanItem): Deed {
  const protections = [protection({ by: "id", kind: item.kind, value: item.id })];
  return { what: `protected ${item.key}`, spared: [item.key], protections };
}

async function tagsOf(host: ThrowawayEngine): Promise<string[]> {
  const lines = await host.docker(["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]);
  return lines.split("\n").filter((line) => line !== "" && !line.includes("<none>") && line !== baseImage);
}

async function namesOf(host: ThrowawayEngine, kind: "volume" | "network"): Promise<string[]> {
  return (await host.docker([kind, "ls", "--format", "{{.Name}}"])).split("\n").filter(Boolean);
}
