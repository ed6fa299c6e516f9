import { connectEngine } from "@dunnage/docker";
import {
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { cleanUp } from "../../test/cleanUp.ts";
import { knowing } from "../../test/inventory.ts";
import { accountFor } from "../accounting/usage.ts";
import { readInventory } from "../inventory/readInventory.ts";
import { projectIn } from "./projects.ts";

/** Two projects that share an image and layers, and one that mounts what is not its own. */
async function fill(host: ThrowawayEngine): Promise<void> {
  await makeImage(host, { tags: ["runtime:1"], layerBytes: [400_000] });
  await makeImage(host, { tags: ["shop/web:1"], from: "runtime:1", layerBytes: [200_000, 100_000] });
  await makeImage(host, { tags: ["shop/job:1"], from: "shop/web:1", layerBytes: [50_000] });
  await makeImage(host, { tags: ["shop/cache:1"], from: "runtime:1", layerBytes: [70_000] });
  await makeImage(host, { builder: "classic", tags: ["shop/classic:1"], layerBytes: [11_000, 12_000] });
  await makeVolume(host, { name: "shop_data", bytes: 120_000, project: "shop" });
  await makeVolume(host, { name: "handmade", bytes: 9_000 });
  await makeNetwork(host, { name: "shop_default", project: "shop" });
  const networks = ["shop_default"];
  await makeContainer(host, {
    name: "shop-web-1",
    image: "shop/web:1",
    project: "shop",
    networks,
    volumes: ["shop_data", "handmade"],
    writtenBytes: 50_000,
    anonymousVolumeBytes: [30_000],
  });
  await makeContainer(host, {
    name: "shop-job-1",
    image: "shop/job:1",
    project: "shop",
    state: "exited",
    networks,
  });
  await makeContainer(host, {
    name: "shop-cache-1",
    image: "shop/cache:1",
    project: "shop",
    writtenBytes: 6_000,
  });
  await makeContainer(host, {
    name: "shop-old-1",
    image: "shop/classic:1",
    project: "shop",
    state: "created",
  });
  await makeContainer(host, {
    name: "blog-cache-1",
    image: "shop/cache:1",
    project: "blog",
    writtenBytes: 3_000,
  });
}

async function read(host: ThrowawayEngine, project: string) {
  const engine = connectEngine({ host: host.host });
  try {
    const inventory = await readInventory(engine, { stopTimes: false });
    return projectIn(inventory, accountFor(inventory, knowing()), project);
  } finally {
    engine.close();
  }
}

interface Df {
  LayersSize: number;
  Containers: { SizeRw?: number }[];
  Volumes: { UsageData: { Size: number } }[];
}

/** Without build cache: what a build left there stays when a project goes. */
async function bytesOn(host: ThrowawayEngine): Promise<number> {
  const { LayersSize, Containers, Volumes } = (await host.request<Df>("GET", "/system/df")).body;
  return (
    LayersSize +
    Containers.reduce((sum, { SizeRw = 0 }) => sum + SizeRw, 0) +
    Volumes.reduce((sum, { UsageData }) => sum + UsageData.Size, 0)
  );
}

test.each(testEngines)(
  "$title: the promise against what the docker CLI's own removal frees",
  { timeout: 120_000 },
  async ({ options }) => {
    await using host = await startEngine(options);
    await fill(host);
    await host.docker(["builder", "prune", "-af"]);
    const shop = await read(host, "shop");
    const before = await bytesOn(host);
    if (!shop) throw new Error("The project is not seen.");
    const { removal } = shop.project;

    // As `docker compose -p shop down --rmi all --volumes` does it.
    const lines = async (...args: string[]) => (await host.docker(args)).split("\n").filter(Boolean);
    const label = ["--filter", "label=com.docker.compose.project=shop"];
    await host.docker(["rm", "--force", "--volumes", ...(await lines("ps", "-aq", ...label))]);
    await host.docker(["image", "rm", "shop/job:1", "shop/web:1", "shop/classic:1"]);
    await expect(host.docker(["image", "rm", "shop/cache:1"])).rejects.toThrow(/container/);
    await host.docker(["volume", "rm", ...(await lines("volume", "ls", "-q", ...label))]);
    await host.docker(["network", "rm", ...(await lines("network", "ls", "-q", ...label))]);

    const freed = before - (await bytesOn(host));
    const promised = (removal.bytes ?? 0) + (removal.namedVolumes.bytes ?? 0);
    expect(removal.namedVolumes.count).toBe(1);
    expect(await lines("volume", "ls", "-q")).toEqual(["handmade"]);
    if (host.store === "overlay2") {
      expect(removal.certainty).toBe("exact");
      expect(promised).toBe(freed);
    } else {
      expect(removal.certainty).toBe("estimate");
      // containerd's own sum leaves out the content that it keeps packed, so it is held to the layers alone.
      expect(promised).toBeGreaterThan(400_000);
    }
    expect((await read(host, "shop"))?.objects ?? []).toEqual([]);
    expect((await read(host, "blog"))?.project.containers).toBe(1);
  },
);

test("a plan for one project takes nothing of another, and what runs stays", {
  timeout: 120_000,
}, async () => {
  await using host = await startEngine();
  await fill(host);
  const rules = {
    containers: true,
    images: "unused",
    volumes: "unused",
    networks: true,
    project: "shop",
  } as const;
  await makeContainer(host, { name: "forgotten-1", state: "exited" });
  await cleanUp(host, rules);
  const names = async () =>
    (await host.docker(["ps", "--all", "--format", "{{.Names}}"])).split("\n").filter(Boolean);
  expect((await names()).toSorted()).toEqual(["blog-cache-1", "forgotten-1", "shop-cache-1", "shop-web-1"]);

  const shop = await read(host, "shop");
  await host.docker(["stop", "--time", "0", "shop-web-1", "shop-cache-1"]);
  const { plan } = await cleanUp(host, rules);
  // Down, the plan takes what was said before it was.
  const { bytes, namedVolumes } = shop?.project.removal ?? {};
  expect(plan.total.bytes).toBe((bytes ?? 0) + (namedVolumes?.bytes ?? 0));
  expect((await names()).toSorted()).toEqual(["blog-cache-1", "forgotten-1"]);
  expect((await host.docker(["volume", "ls", "-q"])).trim()).toBe("handmade");
});
